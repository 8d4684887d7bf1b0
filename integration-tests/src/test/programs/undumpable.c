/* Asks not to be looked at, and waits for a line. */
#include <stdio.h>
#include <sys/prctl.h>

int main(void) {
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    puts("ready");
    fflush(stdout);
    getchar();
    return 0;
}
