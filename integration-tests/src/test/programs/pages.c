/* Counts in a page of its own, which it then takes away from itself, and touches once more. */
#include <stdio.h>
#include <sys/mman.h>

#define PAGE_BYTES 4096

static volatile long *page;
static long sum;

static void fill(int count) {
    for (int i = 0; i < count; i++) {
        page[i] += i;
        sum += page[i];
    }
    puts("filled"); /* filled */
}

int main(void) {
    page = mmap(NULL, PAGE_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect((void *)page, PAGE_BYTES, PROT_READ | PROT_WRITE); /* so that the dynamic linker knows it later */
    fill(100);
    page[0] = 1; /* last words */
    mprotect((void *)page, PAGE_BYTES, PROT_READ);
    page[1] = page[0]; /* faults */
    return 0;
}
