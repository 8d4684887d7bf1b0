/* Programs that the signal of Ctrl-C does not stop: one takes it itself, the other is a daemon. Both work until a line comes in. */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void *take_signals(void *unused) {
    sigset_t set;
    int signal;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    while (sigwait(&set, &signal) == 0) {
        puts("taken");
        fflush(stdout);
    }
    return NULL;
}

int main(int argc, char **argv) {
    if (strcmp(argv[1], "take") == 0) {
        pthread_t thread;
        sigset_t set;
        sigemptyset(&set);
        sigaddset(&set, SIGINT);
        pthread_sigmask(SIG_BLOCK, &set, NULL);
        pthread_create(&thread, NULL, take_signals, NULL);
    } else {
        if (fork() != 0) {
            _exit(0);
        }
        setsid();
    }
    puts("ready");
    fflush(stdout);
    getchar();
    puts("finished");
    return 0;
}
