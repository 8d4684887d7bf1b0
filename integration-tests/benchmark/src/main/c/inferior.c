/*
 * The program under the debugger. The benchmark drives it through its memory: it stops by SIGHUP (the gate), the client
 * writes `task` and `amount`, resumes it, and at the next gate compares `counter` with the work it asked for.
 *
 * Arguments: sleeping=N busy=N   other threads to start before the first gate
 *            fill=1              give `bulk` its random contents
 *            idle=1              no gate: print "ready" and sleep, to be attached to
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum task { CALLS = 1, LOOP, WRITES, SIGNALS, THREADS, SYSCALLS, OWN_LOOP };

#define BULK_BYTES (64u << 20)
#define STACK_BYTES (64u << 10)
#define LIFETIME_SECONDS 1200 /* should everybody forget this program; the turns of 10,000 threads with three servers take five minutes */

/* Written by the client. */
volatile long task;
volatile long amount;
volatile long armed; /* what the condition of a conditional breakpoint looks at */

/* Read by the client. */
volatile long counter;
volatile long watched;
volatile long elapsed; /* nanoseconds that CALLS took, without the wait for a processor when the gate opens */
volatile long remaining;
volatile long *progress; /* where a loop that is stepped through counts its passes */
unsigned char bulk[BULK_BYTES];

static pthread_barrier_t all_started;

/*
 * In assembly, so that what a breakpoint displaces does not depend on the compiler: `tick` begins with the usual prologue,
 * tick_body is where a debugger's `break tick` would put the breakpoint. A pass of step_loop is three instructions, from
 * step_loop up to, not including, step_loop_end; they change global variables. A pass of own_loop is six; they are what a
 * compiler makes of `for (i = 0; i < n; i++) sum += i;` when it does not optimise.
 */
void tick(void);
void step_loop(void);
void own_function(void);
#if defined(__x86_64__)
__asm__(".text\n"
        ".globl tick, tick_body, step_loop, step_loop_end\n"
        ".type tick, @function\n"
        "tick:\n"
        "  push %rbp\n"
        "  mov %rsp, %rbp\n"
        "tick_body:\n"
        "  mov counter(%rip), %rax\n"
        "  add $1, %rax\n"
        "  mov %rax, counter(%rip)\n"
        "  pop %rbp\n"
        "  ret\n"
        ".size tick, .-tick\n"
        ".type step_loop, @function\n"
        "step_loop:\n"
        "  incq counter(%rip)\n"
        "  decq remaining(%rip)\n"
        "  jnz step_loop\n"
        "step_loop_end:\n"
        "  ret\n"
        ".size step_loop, .-step_loop\n"
        ".globl own_function, own_loop, own_loop_end\n"
        ".type own_function, @function\n"
        "own_function:\n"
        "  push %rbp\n"
        "  mov %rsp, %rbp\n"
        "  sub $32, %rsp\n"
        "  lea -8(%rbp), %rax\n"
        "  mov %rax, progress(%rip)\n"
        "  mov remaining(%rip), %rax\n"
        "  mov %rax, -24(%rbp)\n"
        "  movq $0, -8(%rbp)\n"
        "  movq $0, -16(%rbp)\n"
        "own_loop:\n"
        "  mov -8(%rbp), %rax\n"
        "  add %rax, -16(%rbp)\n"
        "  addq $1, -8(%rbp)\n"
        "  mov -8(%rbp), %rax\n"
        "  cmp -24(%rbp), %rax\n"
        "  jl own_loop\n"
        "own_loop_end:\n"
        "  leave\n"
        "  ret\n"
        ".size own_function, .-own_function\n");
#else
#error "tick and step_loop are written for x86-64 only"
#endif

static long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000L + time.tv_nsec;
}

static void count_signal(int signal) {
    (void)signal;
    counter++;
}

static void *count_thread(void *argument) {
    counter++;
    return argument;
}

static void *sleeping_thread(void *argument) {
    pthread_barrier_wait(&all_started);
    for (;;) pause();
    return argument;
}

static void *busy_thread(void *argument) {
    volatile unsigned long passes = 0;
    pthread_barrier_wait(&all_started);
    for (;;) passes++;
    return argument;
}

static void must(int error, const char *what) {
    if (error != 0) {
        fprintf(stderr, "inferior: %s: %s\n", what, strerror(error));
        exit(1);
    }
}

static void start_threads(long count, void *(*body)(void *), pthread_attr_t *attributes) {
    for (long i = 0; i < count; i++) {
        pthread_t thread;
        must(pthread_create(&thread, attributes, body, NULL), "pthread_create");
    }
}

static void work(pthread_attr_t *attributes) {
    long passes = amount;
    switch (task) {
    case CALLS: {
        long started = now();
        for (long i = 0; i < passes; i++) tick();
        elapsed = now() - started;
        break;
    }
    case LOOP:
        remaining = passes;
        progress = &counter;
        step_loop();
        break;
    case OWN_LOOP:
        remaining = passes;
        own_function();
        break;
    case WRITES:
        for (long i = 0; i < passes; i++) watched++;
        break;
    case SIGNALS:
        for (long i = 0; i < passes; i++) raise(SIGTERM);
        break;
    case THREADS:
        for (long i = 0; i < passes; i++) {
            pthread_t thread;
            must(pthread_create(&thread, attributes, count_thread, NULL), "pthread_create");
            must(pthread_join(thread, NULL), "pthread_join");
        }
        break;
    case SYSCALLS:
        for (long i = 0; i < passes; i++) {
            syscall(SYS_getppid);
            counter++;
        }
        break;
    }
}

/* xorshift64, the same sequence as the client's. */
static void fill(void) {
    unsigned long state = 88172645463325252ul;
    for (size_t i = 0; i < BULK_BYTES; i += sizeof state) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        memcpy(bulk + i, &state, sizeof state);
    }
}

static long argument(int argc, char **argv, const char *name) {
    size_t length = strlen(name);
    for (int i = 1; i < argc; i++) {
        if (strncmp(argv[i], name, length) == 0 && argv[i][length] == '=') return atol(argv[i] + length + 1);
    }
    return 0;
}

int main(int argc, char **argv) {
    long sleeping = argument(argc, argv, "sleeping");
    long busy = argument(argc, argv, "busy");

    alarm(LIFETIME_SECONDS);
    signal(SIGHUP, SIG_IGN); /* a tracer sees an ignored signal, too; without one the gate stands open */
    signal(SIGTERM, count_signal);

    pthread_attr_t attributes;
    must(pthread_attr_init(&attributes), "pthread_attr_init");
    must(pthread_attr_setstacksize(&attributes, STACK_BYTES), "pthread_attr_setstacksize");
    must(pthread_barrier_init(&all_started, NULL, (unsigned)(sleeping + busy + 1)), "pthread_barrier_init");
    start_threads(sleeping, sleeping_thread, &attributes);
    start_threads(busy, busy_thread, &attributes);
    pthread_barrier_wait(&all_started);
    if (argument(argc, argv, "fill")) fill();

    if (argument(argc, argv, "idle")) {
        setpgid(0, 0); /* gdbserver can interrupt only the leader of a process group */
        puts("ready");
        fflush(stdout);
        for (;;) pause();
    }
    pid_t parent = getppid();
    while (getppid() == parent) { /* a server that dies leaves nothing running behind */
        raise(SIGHUP);
        work(&attributes);
    }
    return 0;
}
