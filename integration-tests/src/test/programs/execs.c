/* Replaces itself by the program that is named first, with the other arguments. */
#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv) {
    execv(argv[1], argv + 1); /* executes */
    perror(argv[1]);
    return 1;
}
