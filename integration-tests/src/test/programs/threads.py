"""Three threads, each in a call of its own, until a line comes in."""

import os
import sys
import threading
import time

done = threading.Event()
rounds = [0, 0, 0]


def spin(index):
    while not done.is_set():
        rounds[index] += 1
        time.sleep(0.001)


threads = [threading.Thread(target=spin, args=(i,)) for i in range(3)]
for thread in threads:
    thread.start()
parent = os.getppid()  # asks for its parent
print("ready", flush=True)
sys.stdin.readline()
done.set()
for thread in threads:
    thread.join()
print("finished", "all ran" if min(rounds) > 0 else "some did not run")
