/* A thread that ends with a code of its own; the first one goes on until a line comes in. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

static pthread_barrier_t born;

static void last_words(void) {} /* last words */

static void *worker(void *argument) {
    pthread_barrier_wait(&born);
    last_words();
    syscall(SYS_exit, 7);
    return argument;
}

int main(void) {
    pthread_t thread;
    pthread_barrier_init(&born, NULL, 2);
    pthread_create(&thread, NULL, worker, NULL);
    pthread_barrier_wait(&born);
    pthread_join(thread, NULL);
    getchar();
    puts("finished");
    return 0;
}
