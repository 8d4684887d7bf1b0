package dev.utraced.linux.sys.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.machine.Machine;
import dev.utraced.linux.sys.TaskFactsReader;
import dev.utraced.target.ThreadFacts;
import dev.utraced.target.ThreadId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadSweepTest {
    /** More than one read of 32 KiB has. */
    private static final int MANY = 2000;

    private static final int OWN = (int) ProcessHandle.current().pid();

    private final List<Runnable> aside = new ArrayList<>();
    private final ThreadSweep sweep = new ThreadSweep(aside::add, Runnable::run);

    private void prepare() throws IOException {
        Machine.assumeListsThreadsInKernel();
        sweep.paysFor(MANY);
        aside.forEach(Runnable::run);
        assertThat(sweep.paysFor(MANY)).isTrue();
    }

    private record Seen(ThreadFacts facts, long threadPointer, long result) {}

    private Map<Integer, Seen> swept(int pid) throws IOException {
        prepare();
        return shown(pid);
    }

    private Map<Integer, Seen> shown(int pid) {
        Map<Integer, Seen> threads = new HashMap<>();
        sweep.show(pid, thread -> put(thread, threads));
        return threads;
    }

    private static void put(SweptThread thread, Map<Integer, Seen> threads) {
        threads.put(thread.tid(), new Seen(thread.facts(), thread.threadPointer(), thread.result()));
    }

    @Test
    void allThreadsHaveTheNamesThatTheirFilesHave() throws Exception {
        CountDownLatch up = new CountDownLatch(MANY);
        CountDownLatch over = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            threads.add(new Thread(null, () -> wait(up, over), "\u00e4 (" + i + ")", 64 * 1024));
        }
        threads.forEach(Thread::start);
        up.await();

        Map<Integer, Seen> swept = swept(OWN);

        TaskFactsReader reader = new TaskFactsReader();
        assertThat(swept).hasSizeGreaterThan(MANY).containsKey(OWN);
        swept.forEach((tid, seen) -> {
            ThreadFacts read = reader.of(new ThreadId(OWN, tid)).orElseThrow();
            assertThat(seen.facts().name()).isEqualTo(read.name());
            assertThat(seen.facts().core()).isBetween(0, Runtime.getRuntime().availableProcessors() - 1);
        });
        assertThat(swept.values())
                .extracting(seen -> seen.facts().name())
                .contains("\u00e4 (0)", "\u00e4 (" + (MANY - 1) + ")");
        over.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void wait(CountDownLatch up, CountDownLatch over) {
        up.countDown();
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aProcessThatIsNotThereHasNoThreadsAndOthersCanBeAskedForAfterIt() throws IOException {
        assertThat(swept(Integer.MAX_VALUE)).isEmpty();
        assertThat(swept(OWN)).containsKey(OWN);
    }

    @Test
    void aFewThreadsAreNotWorthThePreparation() {
        assertThat(sweep.paysFor(100)).isFalse();
        assertThat(aside).isEmpty();
    }

    @Test
    void whileItIsPreparedThreadsAreAskedOneByOne() {
        assertThat(sweep.paysFor(MANY)).isFalse();
        assertThat(sweep.paysFor(MANY)).isFalse();
        assertThat(shown(OWN)).isEmpty();
        assertThat(aside).hasSize(1);
    }

    @Test
    void onceItIsPreparedItPaysForFewerThreads() throws IOException {
        prepare();
        assertThat(sweep.paysFor(100)).isTrue();
        assertThat(sweep.paysFor(2)).isFalse();
    }

    /** Says for each of its threads, stopped ones, number, thread pointer and what the call that it is in has come to. */
    private static final String STOPPED_THREADS = """
            #define _GNU_SOURCE
            #include <dirent.h>
            #include <pthread.h>
            #include <signal.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <sys/epoll.h>
            #include <sys/ptrace.h>
            #include <sys/user.h>
            #include <sys/wait.h>
            #include <unistd.h>
            static void *sleeps(void *call) {
                struct epoll_event event;
                if (call) epoll_wait(epoll_create1(0), &event, 1, -1);
                pause();
            }
            static int traced(void *up) {
                pthread_t thread;
                for (long i = 0; i < 4; i++) pthread_create(&thread, 0, sleeps, (void *)(i & 1));
                write((long)up, "!", 1);
                pause();
            }
            int main() {
                int up[2];
                char c;
                pipe(up);
                int pid = fork();
                if (pid == 0) traced((void *)(long)up[1]);
                read(up[0], &c, 1);
                printf("%d", pid);
                char path[64];
                sprintf(path, "/proc/%d/task", pid);
                DIR *tasks = opendir(path);
                for (struct dirent *entry; (entry = readdir(tasks));) {
                    int tid = atoi(entry->d_name);
                    if (tid == 0) continue;
                    char state = 0;
                    while (state != 'S') {
                        sprintf(path, "/proc/%d/task/%d/stat", pid, tid);
                        FILE *f = fopen(path, "r");
                        fscanf(f, "%*d %*s %c", &state);
                        fclose(f);
                    }
                    ptrace(PTRACE_SEIZE, tid, 0, PTRACE_O_EXITKILL);
                    ptrace(PTRACE_INTERRUPT, tid, 0, 0);
                    waitpid(tid, 0, __WALL);
                    struct user_regs_struct r;
                    ptrace(PTRACE_GETREGS, tid, 0, &r);
                    printf(" %d %llx %llx", tid, r.fs_base, r.rax);
                }
                puts("");
                fflush(stdout);
                getchar();
            }
            """;

    @Test
    void aStoppedThreadHasTheThreadPointerAndTheResultThatItsRegistersHave(@TempDir Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("stopped.c"), STOPPED_THREADS);
        Path program = folder.resolve("stopped");
        assertThat(new ProcessBuilder("gcc", "-w", "-o", program.toString(), source.toString(), "-lpthread")
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        Process process = new ProcessBuilder(program.toString()).start();
        try (BufferedReader output = process.inputReader()) {
            String[] said = output.readLine().split(" ");

            Map<Integer, Seen> swept = swept(Integer.parseInt(said[0]));

            assertThat(swept).hasSize(5).hasSize((said.length - 1) / 3);
            for (int i = 1; i < said.length; i += 3) {
                Seen thread = swept.get(Integer.parseInt(said[i]));
                assertThat(Long.toHexString(thread.threadPointer())).isEqualTo(said[i + 1]);
                assertThat(Long.toHexString(thread.result())).isEqualTo(said[i + 2]);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aNameMayTakeAllItsRoom() {
        ByteBuffer records = Bpf.direct(2 * TaskProgram.RECORD_BYTES);
        int second = TaskProgram.RECORD_BYTES;
        records.putInt(0, 7)
                .putInt(4, 3)
                .put(8, "sixteen letters!".getBytes())
                .putLong(24, 1)
                .putLong(32, -4);
        records.putInt(second, 8);

        Map<Integer, Seen> threads = new HashMap<>();
        LoadedProgram.show(records, records.capacity(), thread -> put(thread, threads));

        assertThat(threads)
                .isEqualTo(Map.of(
                        7,
                        new Seen(new ThreadFacts("sixteen letters!", 3), 1, -4),
                        8,
                        new Seen(new ThreadFacts("", 0), 0, 0)));
    }
}
