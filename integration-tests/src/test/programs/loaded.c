/* Threads that count, in a process with the shared libraries that the command line names, until a line comes in: loaded COUNT LIBRARY... */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

volatile long counter;
static pthread_barrier_t everyone;

static void work(void) {
    counter++; /* in work */
}

static void *worker(void *unused) {
    (void)unused;
    pthread_barrier_wait(&everyone);
    while (1) {
        work();
        usleep(1000);
    }
    return NULL;
}

int main(int argc, char **argv) {
    int count = argc > 1 ? atoi(argv[1]) : 3;
    for (int i = 2; i < argc; i++) {
        if (!dlopen(argv[i], RTLD_NOW)) {
            fprintf(stderr, "%s\n", dlerror());
            return 1;
        }
    }
    pthread_barrier_init(&everyone, NULL, count + 1);
    for (int i = 0; i < count; i++) {
        pthread_t thread;
        pthread_create(&thread, NULL, worker, NULL);
    }
    pthread_barrier_wait(&everyone);
    puts("ready");
    fflush(stdout);
    getchar();
    return 0;
}
