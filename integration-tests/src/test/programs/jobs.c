/*
 * A shell of sorts: starts a child that counts, and tells what it hears of its stops and continuations. The child has a process
 * group of its own, as jobs have: in one that is orphaned, as the tests' own may be, SIGTSTP does nothing.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile long rounds;

static void count(void) {
    for (;;) {
        rounds++; /* counts */
        usleep(1000);
    }
}

int main(void) {
    int status;
    pid_t child = fork();
    if (child == 0) {
        setpgid(0, 0);
        count();
    }
    setpgid(child, child);
    printf("child %d\nready\n", child);
    fflush(stdout);
    while (waitpid(child, &status, WUNTRACED | WCONTINUED) == child) {
        if (WIFSTOPPED(status)) {
            printf("stopped by %d\n", WSTOPSIG(status));
        } else if (WIFCONTINUED(status)) {
            printf("continued\n");
        } else {
            printf("ended %x\n", status);
        }
        fflush(stdout);
        if (WIFEXITED(status) || WIFSIGNALED(status)) {
            return 0;
        }
    }
    return 1;
}
