/* Threads with names and thread-local counters, which work until a line comes in. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST = 64 };

long counters[MOST];
long total;
volatile int done;
__thread int tls_id;
__thread long tls_rounds = 1000;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_barrier_t everyone;

static void work(int id) {
    counters[id]++; /* in work */
    tls_rounds++; /* after the count */
    pthread_mutex_lock(&lock);
    total++;
    pthread_mutex_unlock(&lock);
}

static void *worker(void *argument) {
    int id = (int)(long)argument;
    tls_id = id * 100;
    pthread_barrier_wait(&everyone);
    while (!done) {
        work(id);
        usleep(1000);
    }
    return NULL;
}

static void all_ready(void) {
    puts("ready"); /* all ready */
    fflush(stdout);
}

int main(int argc, char **argv) {
    int count = argc > 1 ? atoi(argv[1]) : 3;
    pthread_t threads[MOST];
    pthread_barrier_init(&everyone, NULL, count + 1);
    for (long id = 1; id <= count; id++) {
        char name[16];
        pthread_create(&threads[id], NULL, worker, (void *)id);
        snprintf(name, sizeof name, "worker-%ld", id);
        pthread_setname_np(threads[id], name);
    }
    tls_id = 7;
    pthread_barrier_wait(&everyone);
    all_ready();
    getchar();
    done = 1;
    for (int id = 1; id <= count; id++) {
        pthread_join(threads[id], NULL);
    }
    long sum = 0; /* all joined */
    for (int id = 1; id <= count; id++) {
        sum += counters[id];
    }
    printf("%s\n", sum == total ? "consistent" : "inconsistent");
    return 0;
}
