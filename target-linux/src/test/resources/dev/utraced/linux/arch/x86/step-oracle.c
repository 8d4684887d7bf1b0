/*
 * Asks the processor: executes one instruction in a traced child, with given registers and memory, and tells what has become of them.
 *
 * Reads struct request after struct request from standard input, answers each with a struct answer on standard output. The child's
 * code and memory lie at fixed low addresses, so that 32-bit code can use them, too: the code segment in the registers decides.
 */
#define _GNU_SOURCE
#include <elf.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <signal.h>
#include <unistd.h>

#define PAGE 4096
#define HOME 0x10000000L
#define SLOT 0x30000000L
#define ARENA 0x20000000L
#define CODE_BYTES 1536
#define INT3 0xcc

enum { STEP = 0, RUN = 1 };

struct request {
    uint32_t mode;
    uint32_t unused;
    uint64_t address;
    uint8_t code[CODE_BYTES];
    struct user_regs_struct registers;
    uint8_t arena[PAGE];
};

struct answer {
    uint32_t signal;
    uint32_t extended_bytes;
    struct user_regs_struct registers;
    uint8_t arena[PAGE];
    uint8_t extended[PAGE];
};

static uint8_t extended_at_start[16384];
static struct iovec extended = {extended_at_start, sizeof extended_at_start};

static void check(int good, const char *what) {
    if (!good) {
        perror(what);
        exit(1);
    }
}

/* Shared with the child, so that it is filled without system calls. The page behind it stays unmapped. */
static void map(long address, long length, int protection) {
    void *at = mmap((void *)address, length, protection, MAP_SHARED | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    check(at == (void *)address, "mmap");
}

static pid_t start_child(void) {
    pid_t child = fork();
    check(child >= 0, "fork");
    if (child == 0) {
        ptrace(PTRACE_TRACEME, 0, 0, 0);
        raise(SIGSTOP);
        _exit(0);
    }
    int status;
    check(waitpid(child, &status, 0) == child && WIFSTOPPED(status), "child");
    check(ptrace(PTRACE_SETOPTIONS, child, 0, PTRACE_O_EXITKILL) == 0, "PTRACE_SETOPTIONS");
    return child;
}

/* Numbers to tell the vector registers apart by: the legacy area's XMM registers and the upper halves of YMM. */
static void prepare_vectors(pid_t child) {
    check(ptrace(PTRACE_GETREGSET, child, NT_X86_XSTATE, &extended) == 0, "PTRACE_GETREGSET");
    for (int i = 160; i < 416; i++) {
        extended_at_start[i] = i * 7;
    }
    for (int i = 576; i < 832; i++) {
        extended_at_start[i] = i * 5;
    }
    extended_at_start[512] |= 7;
}

static void answer(pid_t child, const struct request *request, struct answer *answer) {
    memset((void *)request->address, INT3, 2 * CODE_BYTES);
    memcpy((void *)request->address, request->code, CODE_BYTES);
    memcpy((void *)ARENA, request->arena, PAGE);
    check(ptrace(PTRACE_SETREGSET, child, NT_X86_XSTATE, &extended) == 0, "PTRACE_SETREGSET");
    check(ptrace(PTRACE_SETREGS, child, 0, &request->registers) == 0, "PTRACE_SETREGS");
    check(ptrace(request->mode == STEP ? PTRACE_SINGLESTEP : PTRACE_CONT, child, 0, 0) == 0, "resume");
    int status;
    check(waitpid(child, &status, 0) == child, "waitpid");
    check(WIFSTOPPED(status), "child is gone");
    answer->signal = WSTOPSIG(status);
    check(ptrace(PTRACE_GETREGS, child, 0, &answer->registers) == 0, "PTRACE_GETREGS");
    memcpy(answer->arena, (void *)ARENA, PAGE);
    struct iovec after = {answer->extended, sizeof answer->extended};
    check(ptrace(PTRACE_GETREGSET, child, NT_X86_XSTATE, &after) == 0, "PTRACE_GETREGSET");
    answer->extended_bytes = after.iov_len;
}

int main(void) {
    map(HOME, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC);
    map(SLOT, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC);
    map(ARENA, PAGE, PROT_READ | PROT_WRITE);
    pid_t child = start_child();
    prepare_vectors(child);
    static struct request next;
    static struct answer reply;
    while (fread(&next, sizeof next, 1, stdin) == 1) {
        answer(child, &next, &reply);
        check(fwrite(&reply, sizeof reply, 1, stdout) == 1, "write");
        fflush(stdout);
    }
    kill(child, SIGKILL);
    return 0;
}
