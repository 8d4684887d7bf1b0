/* Threads that wait to be woken by a line that comes in, the main thread among them, while one ticks and one naps. */
#define _GNU_SOURCE
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST = 256 };

volatile long ticks;
volatile long naps;
static volatile int done;
static int woken;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t morning = PTHREAD_COND_INITIALIZER;

__attribute__((noinline)) void tick(void) {
    ticks++;
}

__attribute__((noinline)) int twice(int number) {
    return 2 * number;
}

static void handle(int signal) {
    (void)signal;
}

static void sleep_on(void) {
    pthread_mutex_lock(&lock);
    while (!done) {
        pthread_cond_wait(&morning, &lock);
    }
    woken++;
    pthread_mutex_unlock(&lock);
}

static void *sleeper(void *unused) {
    sleep_on();
    return unused;
}

static void *napper(void *unused) {
    while (!done) {
        usleep(20 * 1000);
        naps++;
    }
    return unused;
}

static void *ticker(void *unused) {
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    while (poll(&input, 1, 1) == 0) {
        tick();
    }
    pthread_mutex_lock(&lock);
    done = 1;
    pthread_cond_broadcast(&morning);
    pthread_mutex_unlock(&lock);
    return unused;
}

static void start(pthread_t *thread, void *(*function)(void *), const char *name) {
    pthread_create(thread, NULL, function, NULL);
    pthread_setname_np(*thread, name);
}

int main(int argc, char **argv) {
    int count = argc > 1 ? atoi(argv[1]) : 3;
    pthread_t threads[MOST + 2];
    signal(SIGUSR2, handle);
    start(&threads[0], ticker, "ticker");
    start(&threads[1], napper, "napper");
    for (int i = 0; i < count; i++) {
        start(&threads[i + 2], sleeper, "sleeper");
    }
    puts("ready");
    fflush(stdout);
    sleep_on();
    for (int i = 0; i < count + 2; i++) {
        pthread_join(threads[i], NULL);
    }
    printf("%d woken, %s naps\n", woken, naps > 0 ? "some" : "no");
    return 0;
}
