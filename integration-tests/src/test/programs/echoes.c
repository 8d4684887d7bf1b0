/* Prints to both streams, then repeats each line of its input in brackets. */
#include <stdio.h>

static void pause_here(void) {}

int main(void) {
    char line[100];
    printf("to output\n");
    fprintf(stderr, "to errors\n");
    printf("no line end");
    fflush(stdout);
    pause_here();
    while (fgets(line, sizeof line, stdin)) {
        for (char *c = line; *c; c++) {
            if (*c == '\n') {
                *c = 0;
            }
        }
        printf("[%s]\n", line);
    }
    for (int i = 0; i < 20000; i++) {
        printf("line %d\n", i);
    }
    return 0;
}
