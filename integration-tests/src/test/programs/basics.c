/* Calls, a loop, a global, and an exit code. */
#include <stdio.h>

int total;

static int square(int n) {
    int result = n * n; /* in square */
    return result;
}

static int sum_of_squares(int upto) {
    for (int i = 1; i <= upto; i++) {
        total += square(i); /* calls square */
    }
    return total; /* after the loop */
}

int main(void) {
    int sum = sum_of_squares(5); /* first line */
    printf("sum %d\n", sum);     /* after the call */
    return 7;
}
