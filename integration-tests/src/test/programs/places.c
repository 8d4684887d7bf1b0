/*
 * Threads that run through places of known machine code all the time and check that nothing of it was disturbed: registers, flags, the
 * memory below the stack pointer, and where signals find them. They stop when a line comes in, or after a number of rounds.
 *
 *   places THREADS [ROUNDS [WORD]]
 *
 * "fork": a child makes the same rounds once more. Others have a seccomp filter kill the process for a system call: "no-swapon",
 * "no-new-code" (mmap of executable memory), "no-unmapping" (munmap of few pages). "later" is for the last of these when the
 * line "filter" comes in, which is answered.
 */
#define _GNU_SOURCE
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
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

/* The process is killed for a call whose argument has one of BITS, or, where NONE is set, none of them. */
static void forbid(int call, int argument, unsigned bits, int none) {
    struct sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[argument])),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, none ? 1 : 0, none ? 0 : 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {sizeof code / sizeof *code, code};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ||
        syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program)) {
        puts("no filter");
        exit(3);
    }
}

static void forbid_unmapping(void) {
    forbid(SYS_munmap, 1, ~0xffffu, 1);
}

static void filter(const char *word) {
    if (strcmp(word, "no-swapon") == 0) {
        forbid(SYS_swapon, 1, ~0u, 1);
    } else if (strcmp(word, "no-new-code") == 0) {
        forbid(SYS_mmap, 2, PROT_EXEC, 0);
    } else if (strcmp(word, "no-unmapping") == 0) {
        forbid_unmapping();
    }
}

int main(int argc, char **argv) {
    int count = argc > 1 ? atoi(argv[1]) : 2;
    limit = argc > 2 ? atol(argv[2]) : 0;
    const char *word = argc > 3 ? argv[3] : "";
    filter(word);
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
        char line[16] = "";
        fgets(line, sizeof line, stdin);
        if (strcmp(word, "later") == 0 && strcmp(line, "filter\n") == 0) {
            forbid_unmapping();
            puts("filtered");
            fflush(stdout);
            fgets(line, sizeof line, stdin);
        }
        done = 1;
    }
    for (int id = 1; id <= count; id++) {
        pthread_join(threads[id], NULL);
    }
    if (strcmp(word, "fork") == 0) {
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
