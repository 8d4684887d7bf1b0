/* A variable written by main, by another thread and by a thread that is created later. */
#include <pthread.h>
#include <stdio.h>

int watched;
int readable = 5;
int copy;
struct {
    char tag;
    char odd[6];
    short last;
} fields;

static void *write_two(void *unused) {
    watched = 2; /* other thread writes */
    return NULL; /* other thread has written */
}

static void *write_three(void *unused) {
    watched = 3; /* later thread writes */
    return NULL; /* later thread has written */
}

static void in_thread(void *(*body)(void *)) {
    pthread_t thread;
    pthread_create(&thread, NULL, body, NULL);
    pthread_join(thread, NULL);
}

int main(void) {
    watched = 1;     /* main writes */
    watched = 1;     /* main writes the same */
    copy = readable; /* main reads */
    readable = 6;    /* main writes what it read */
    in_thread(write_two);
    in_thread(write_three);
    fields.odd[5] = 'x'; /* writes a byte */
    fields.last = 9;     /* writes a short */
    printf("%d %d\n", watched, copy);
    return 0;
}
