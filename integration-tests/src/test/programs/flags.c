/* Pushes the processor's flags, and pops them again, one instruction a line. */
#include <stdio.h>

volatile long flags;

int main(void) {
    puts("ready");
    fflush(stdout);
    __asm__ volatile("pushf");              /* pushes */
    __asm__ volatile("pop %0" : "=r"(flags)); /* takes */
    __asm__ volatile("push %0" : : "r"(flags)); /* gives */
    __asm__ volatile("popf");               /* pops */
    flags++;                                /* after */
    return 7;
}
