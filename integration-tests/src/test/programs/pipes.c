/* Two threads that wait for each other by turns; one of them waits in a system call made by an instruction of its own. */
#include <pthread.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { ROUNDS = 200 };

static int there[2], back[2];

static long waits_here(void) {
    char byte;
    long result;
    __asm__ volatile("the_call: syscall"
                     : "=a"(result)
                     : "a"(SYS_read), "D"(there[0]), "S"(&byte), "d"(1L)
                     : "rcx", "r11", "memory");
    return result;
}

static void *partner(void *unused) {
    char byte = 'x';
    for (int i = 0; i < ROUNDS; i++) {
        if (write(there[1], &byte, 1) != 1 || read(back[0], &byte, 1) != 1) {
            break;
        }
    }
    return NULL;
}

int main(void) {
    pthread_t thread;
    int rounds = 0;
    if (pipe(there) || pipe(back)) {
        return 1;
    }
    pthread_create(&thread, NULL, partner, NULL);
    for (; rounds < ROUNDS && waits_here() == 1; rounds++) {
        if (write(back[1], "y", 1) != 1) {
            break;
        }
    }
    pthread_join(thread, NULL);
    printf("rounds %d\n", rounds);
    return rounds == ROUNDS ? 0 : 1;
}
