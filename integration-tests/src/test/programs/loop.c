/* A function that is called often, and variables that change at known times. */
#include <stdlib.h>

int counter;
int hundreds;

static void hit(int round) {
    counter = round; /* in hit */
    if (round % 100 == 0) {
        hundreds++; /* changes hundreds */
    }
}

int main(int argc, char **argv) {
    int rounds = argc > 1 ? atoi(argv[1]) : 10100;
    for (int round = 1; round <= rounds; round++) {
        hit(round);
    }
    return 0; /* all rounds done */
}
