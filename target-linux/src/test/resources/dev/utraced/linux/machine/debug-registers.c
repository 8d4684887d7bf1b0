/*
 * Says whether a debug register of this machine's processor stops who writes where it points: "fires", "missing", or "unknown" where
 * that cannot be told.
 */
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#define WRITTEN 42
#define WRITES_OF_FOUR_BYTES 0x000d0001L

static volatile int word __attribute__((aligned(4)));

static void write_the_word(void) {
    if (ptrace(PTRACE_TRACEME, 0, 0, 0) != 0) {
        _exit(1);
    }
    raise(SIGSTOP);
    word = WRITTEN;
    _exit(word);
}

/* Whether the kernel has taken the value, too. */
static int set(pid_t child, int number, long value) {
    void *place = (void *)(offsetof(struct user, u_debugreg) + number * sizeof(long));
    return ptrace(PTRACE_POKEUSER, child, place, value) == 0 && ptrace(PTRACE_PEEKUSER, child, place, 0) == value;
}

static const char *word_is_watched(pid_t child) {
    int status;
    if (waitpid(child, &status, 0) != child || !WIFSTOPPED(status)
        || ptrace(PTRACE_SETOPTIONS, child, 0, PTRACE_O_EXITKILL) != 0 || !set(child, 0, (long)&word)
        || !set(child, 7, WRITES_OF_FOUR_BYTES) || ptrace(PTRACE_CONT, child, 0, 0) != 0
        || waitpid(child, &status, 0) != child) {
        return "unknown";
    }
    if (WIFSTOPPED(status) && WSTOPSIG(status) == SIGTRAP) {
        return "fires";
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == WRITTEN ? "missing" : "unknown";
}

int main(void) {
    pid_t child = fork();
    if (child == 0) {
        write_the_word();
    }
    if (child < 0) {
        puts("unknown");
        return 0;
    }
    puts(word_is_watched(child));
    return 0;
}
