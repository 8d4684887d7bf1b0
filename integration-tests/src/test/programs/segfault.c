/* Writes where nothing is mapped. */
static void crash(int *where) {
    *where = 1; /* crashes */
}

int main(void) {
    crash((int *)0x123450);
    return 0;
}
