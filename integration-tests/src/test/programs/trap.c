/* Has a breakpoint instruction of its own. */
int after;

int main(void) {
    __asm__ volatile("int3"); /* traps */
    after = 1; /* after the trap */
    return after;
}
