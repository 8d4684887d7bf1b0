/*
 * Threads that run through places of known machine code all the time and check that nothing of it was disturbed: registers, flags, the
 * memory below the stack pointer, and where signals find them. They stop when a line comes in, or after a number of rounds; a
 * third argument has a child make the same rounds once more.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <ucontext.h>
#include <unistd.h>

enum { MOST = 16 };

extern char __executable_start, etext;

volatile int done;
volatile long limit;
volatile long rounds[MOST];
volatile long wrong;
volatile long strange;
volatile long alarms;
long numbers[2] = {1, 2};
long *volatile pointer = numbers;

/*
 * Gives 0 if all is as it should be. The places have instructions of one to seven bytes. RDI is the round, RSI the thread's number; RAX,
 * RCX, RDX, the carry flag and 128 bytes of stack are known at each of them.
 */
long visit(long round, long id);
__asm__(".text\n"
        ".globl visit, place1, place2, place3, place4, place5, place7\n"
        ".type visit, @function\n"
        "visit:\n"
        "  .cfi_startproc\n"
        "  movq %rdi, -8(%rsp)\n"
        "  movq %rsi, -128(%rsp)\n"
        "  leaq 5(%rdi), %rax\n"
        "  leaq (%rdi,%rdi), %rcx\n"
        "  leaq 3(%rdi), %rdx\n"
        "  movq pointer(%rip), %r8\n"
        "  btq $0, %rdi\n"
        ".balign 64\n"
        "place1:\n"
        "  pushq %rdi\n"
        "  .cfi_adjust_cfa_offset 8\n"
        "place2:\n"
        "  movl %esi, %r9d\n"
        "place3:\n"
        "  movq %rdi, %r10\n"
        "place4:\n"
        "  leaq 1(%rax), %rax\n"
        "place5:\n"
        "  movl $7, %r11d\n"
        "place7:\n"
        "  movq numbers(%rip), %r11\n"
        "  popq %r11\n"
        "  .cfi_adjust_cfa_offset -8\n"
        "  setc %r9b\n"
        "  movzbl %r9b, %r9d\n"
        "  movq %rdi, %r10\n"
        "  andl $1, %r10d\n"
        "  cmpq %r9, %r10\n"
        "  jne 1f\n"
        "  subq %rdi, %rax\n"
        "  cmpq $6, %rax\n"
        "  jne 1f\n"
        "  subq %rdi, %rcx\n"
        "  cmpq %rdi, %rcx\n"
        "  jne 1f\n"
        "  subq %rdi, %rdx\n"
        "  cmpq $3, %rdx\n"
        "  jne 1f\n"
        "  cmpq %rdi, -8(%rsp)\n"
        "  jne 1f\n"
        "  cmpq %rsi, -128(%rsp)\n"
        "  jne 1f\n"
        "  xorl %eax, %eax\n"
        "  ret\n"
        "1:\n"
        "  movl $1, %eax\n"
        "  ret\n"
        "  .cfi_endproc\n"
        ".size visit, . - visit\n");

static void *visitor(void *argument) {
    long id = (long)argument;
    for (long round = 1; !done && (limit == 0 || round <= limit); round++) {
        if (visit(round, id) != 0) {
            __atomic_add_fetch(&wrong, 1, __ATOMIC_RELAXED);
        }
        rounds[id] = round;
    }
    return NULL;
}

/* Where the program is interrupted is its own code, or a library's: those have names. */
static void alarmed(int signal, siginfo_t *info, void *context) {
    static char *library;
    char *pc = (char *)((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP];
    library = (char *)&getpid;
    long distance = pc > library ? pc - library : library - pc;
    if ((pc < &__executable_start || pc >= &etext) && distance > 0x4000000) {
        strange++;
    }
    alarms++;
}

static void ready(void) {
    puts("ready"); /* ready */
    fflush(stdout);
}

int main(int argc, char **argv) {
    int count = argc > 1 ? atoi(argv[1]) : 2;
    limit = argc > 2 ? atol(argv[2]) : 0;
    struct sigaction action = {.sa_sigaction = alarmed, .sa_flags = SA_SIGINFO | SA_RESTART};
    sigaction(SIGPROF, &action, NULL);
    struct itimerval every = {{0, 3000}, {0, 3000}};
    setitimer(ITIMER_PROF, &every, NULL);
    pthread_t threads[MOST];
    ready();
    for (long id = 1; id <= count; id++) {
        pthread_create(&threads[id], NULL, visitor, (void *)id);
    }
    if (limit == 0) {
        getchar();
        done = 1;
    }
    for (int id = 1; id <= count; id++) {
        pthread_join(threads[id], NULL);
    }
    if (argc > 3) {
        pid_t child = fork();
        if (child == 0) {
            visitor((void *)1); /* in the child */
            _exit(wrong + strange > 0);
        }
        int status;
        waitpid(child, &status, 0);
        wrong += status != 0;
    }
    printf("wrong %ld strange %ld\n", wrong, strange); /* all joined */
    return wrong + strange > 0;
}
