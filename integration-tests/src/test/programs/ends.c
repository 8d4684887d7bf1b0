/* Ends as it is told: "exit N", "abort", "kill" (by its own SIGKILL). */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv) {
    if (argc > 2 && strcmp(argv[1], "exit") == 0) {
        return atoi(argv[2]);
    }
    if (argc > 1 && strcmp(argv[1], "abort") == 0) {
        abort();
    }
    kill(getpid(), SIGKILL);
    return 0;
}
