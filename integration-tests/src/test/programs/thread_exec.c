/* A thread that is not the leader replaces the program by itself, with an argument. */
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static char *program;

static void second_life(void) {
    puts("second life"); /* second life */
    fflush(stdout);
}

static void *replace(void *unused) {
    execl(program, program, "again", (char *)NULL); /* executes */
    perror("execl");
    return NULL;
}

int main(int argc, char **argv) {
    if (argc > 1) {
        second_life();
        return 5;
    }
    program = argv[0];
    pthread_t thread;
    pthread_create(&thread, NULL, replace, NULL);
    for (;;) {
        pause();
    }
}
