/* Does something wrong at "faulty", and says whether the handler was told that it was there: faults divide|illegal. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>

int never;
extern char faulty_divide[], faulty_illegal[];

static void handler(int number, siginfo_t *info, void *context) {
    char *faulty = number == SIGFPE ? faulty_divide : faulty_illegal;
    char *pc = (char *)((ucontext_t *)context)->uc_mcontext.gregs[16];
    printf("%s %s\n", info->si_addr == faulty ? "there" : "elsewhere", pc == faulty ? "there" : "elsewhere");
    exit(0);
}

static void divide(int by) {
    __asm__ volatile("xorl %%edx, %%edx\n\t.globl faulty_divide\nfaulty_divide:\tdivl %0" : : "c"(by), "a"(1) : "edx");
}

static void illegal(void) {
    __asm__ volatile(".globl faulty_illegal\nfaulty_illegal:\tud2");
}

int main(int argc, char **argv) {
    struct sigaction action = {.sa_flags = SA_SIGINFO, .sa_sigaction = handler};
    sigaction(SIGFPE, &action, NULL);
    sigaction(SIGILL, &action, NULL);
    if (argc > 1 && strcmp(argv[1], "illegal") == 0) {
        illegal();
    } else {
        divide(0);
    }
    return 1;
}
