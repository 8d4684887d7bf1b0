/* Data to look at, to search and to change. */
#include <stdio.h>
#include <string.h>

struct point {
    int x;
    double y;
    char name[8];
};

struct point here = {3, 2.5, "origin"};
char field[40000];
const char constant[] = "a constant text";
int (*indirect)(int);

int triple(int n) {
    return 3 * n;
}

double half(double d) {
    return d / 2;
}

static long registers_hold(long a, long b) {
    return a + b; /* holds registers */
}

int main(void) {
    memcpy(field + 39000, "needle", 6);
    memcpy(field + 20, "needle", 6);
    indirect = triple;
    long sum = registers_hold((long)0x1122334455667788LL, 1); /* calls */
    printf("x %d y %g name %s sum %lx\n", here.x, half(here.y), here.name, sum); /* after change */
    fflush(stdout);
    return 0;
}
