/* Has a child by "fork" or "vfork", which calls in_child and ends with 4; waits for it, calls in_parent and ends with 6. */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void in_child(void) {} /* in child */

static void in_parent(int status) {} /* in parent */

int main(int argc, char **argv) {
    int status = 0;
    pid_t child;
    if (argc > 1 && strcmp(argv[1], "vfork") == 0) {
        child = vfork();
    } else {
        child = fork();
    }
    if (child == 0) {
        in_child();
        _exit(4);
    }
    waitpid(child, &status, 0); /* has a child */
    in_parent(WEXITSTATUS(status));
    return 6;
}
