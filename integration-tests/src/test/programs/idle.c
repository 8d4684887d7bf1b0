/* Waits for ever in the C library, with or without an input. */
#include <stdio.h>
#include <unistd.h>

int main(void) {
    puts("ready");
    fflush(stdout);
    for (;;) {
        pause();
    }
}
