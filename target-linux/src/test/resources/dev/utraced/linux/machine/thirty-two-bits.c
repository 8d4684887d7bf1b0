/*
 * Says of this machine whether it executes 32-bit programs. Compiled for 32 bits, without a library, it is such a program, which does
 * nothing. Compiled for 64 bits it executes the one that is named, and says "runs", "missing" or, where that cannot be told, "unknown".
 */
#ifdef __i386__
void _start(void) {
    __asm__ volatile("int $0x80" : : "a"(1), "b"(0)); /* exit(0) */
}
#else
#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define REFUSED 42

static void execute(char *program) {
    execv(program, (char *[]){program, NULL});
    _exit(errno == ENOEXEC ? REFUSED : 1);
}

int main(int argc, char **argv) {
    int status;
    pid_t child = argc > 1 ? fork() : -1;
    if (child == 0) {
        execute(argv[1]);
    }
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) {
        puts("unknown");
    } else {
        puts(WEXITSTATUS(status) == 0 ? "runs" : WEXITSTATUS(status) == REFUSED ? "missing" : "unknown");
    }
    return 0;
}
#endif
