/* A program that handles SIGUSR1, sends it to itself, and can block SIGINT. Works until a line comes in. */
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

volatile int handled;
volatile int last_value;

static void on_signal(int signal, siginfo_t *info, void *context) {
    handled++; /* in handler */
    last_value = info->si_value.sival_int;
}

static void before_signals(void) {}
static void after_signals(void) {}

int main(int argc, char **argv) {
    struct sigaction action = {.sa_sigaction = on_signal, .sa_flags = SA_SIGINFO | SA_RESTART};
    sigaction(SIGUSR1, &action, NULL);
    sigaction(SIGUSR2, &action, NULL);
    if (argc > 1 && strcmp(argv[1], "block-int") == 0) {
        sigset_t set;
        sigemptyset(&set);
        sigaddset(&set, SIGINT);
        pthread_sigmask(SIG_BLOCK, &set, NULL);
    }
    before_signals();
    for (int i = 0; i < 20; i++) {
        raise(SIGUSR1);
    }
    union sigval value = {.sival_int = 42};
    sigqueue(getpid(), SIGUSR2, value);
    after_signals(); /* after signals */
    puts("ready");
    fflush(stdout);
    getchar();
    printf("handled %d\n", handled);
    return 0;
}
