/* Threads are created and end all the time, and each of them calls `visit`, until a line comes in. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { BREEDERS = 4 };

volatile long visits;
volatile int done;

static void visit(long id) {
    __atomic_add_fetch(&visits, 1, __ATOMIC_RELAXED); /* in visit */
}

static void *brief(void *id) {
    visit((long)id);
    return NULL;
}

static void *breeder(void *unused) {
    for (long id = 0; !done; id++) {
        pthread_t threads[4];
        for (int i = 0; i < 4; i++) {
            pthread_create(&threads[i], NULL, brief, (void *)id);
        }
        for (int i = 0; i < 4; i++) {
            pthread_join(threads[i], NULL);
        }
    }
    return NULL;
}

int main(int argc, char **argv) {
    pthread_t breeders[BREEDERS];
    for (int i = 0; i < BREEDERS; i++) {
        pthread_create(&breeders[i], NULL, breeder, NULL);
    }
    puts("ready");
    fflush(stdout);
    getchar();
    done = 1;
    for (int i = 0; i < BREEDERS; i++) {
        pthread_join(breeders[i], NULL);
    }
    puts("finished");
    return 0;
}
