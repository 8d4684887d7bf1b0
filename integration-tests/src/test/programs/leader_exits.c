/* The first thread ends; another one goes on, waits for a line, and ends the process with code 3. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static pthread_t leader;

static void alone(void) {} /* alone */

static void *survivor(void *unused) {
    pthread_join(leader, NULL);
    alone();
    puts("ready");
    fflush(stdout);
    getchar();
    exit(3);
}

int main(void) {
    pthread_t thread;
    leader = pthread_self();
    pthread_create(&thread, NULL, survivor, NULL);
    pthread_exit(NULL);
}
