/* Becomes user 65534, then has a child, which calls in_child and ends with 4; waits for it, calls in_parent and ends with 6. */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void in_child(void) {} /* in child */

static void in_parent(int status) {} /* in parent */

int main(void) {
    int status = 0;
    pid_t child;
    if (setresuid(65534, 65534, 65534) != 0) {
        perror("setresuid");
        return 1;
    }
    child = fork();
    if (child == 0) {
        in_child();
        _exit(4);
    }
    waitpid(child, &status, 0); /* has a child */
    in_parent(WEXITSTATUS(status));
    return 6;
}
