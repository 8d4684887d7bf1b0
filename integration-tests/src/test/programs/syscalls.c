/* Makes system calls in the way that its argument names. */
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* The instruction itself, so that it can be stepped over: getppid, which is 110, or 64 for 32-bit programs. */
static long step_here(void) {
    long result;
#ifdef __x86_64__
    __asm__ volatile("the_call: syscall" : "=a"(result) : "a"(SYS_getppid) : "rcx", "r11", "memory");
#else
    __asm__ volatile("the_call: int $0x80" : "=a"(result) : "a"(SYS_getppid) : "memory");
#endif
    return result;
}

static int in_child(void) {
    syscall(SYS_getppid);
    return 4;
}

static void wait_for_a_byte(void) {
    char byte;
    printf("ready\n");
    fflush(stdout);
    ssize_t got = read(STDIN_FILENO, &byte, 1);
    printf("got %d\n", (int) got);
    fflush(stdout);
}

int main(int argc, char **argv) {
    const char *how = argc > 1 ? argv[1] : "step";
    if (strcmp(how, "step") == 0) {
        return step_here() > 0 ? 0 : 1;
    }
    if (strcmp(how, "fork") == 0) {
        int status;
        pid_t child = fork();
        if (child == 0) {
            _exit(in_child());
        }
        waitpid(child, &status, 0);
        return WEXITSTATUS(status);
    }
    if (strcmp(how, "exec") == 0) {
        execl(argv[2], argv[2], "step", (char *) NULL);
        return 1;
    }
    wait_for_a_byte();
    return 0;
}
