/* Work of the usual kind, to be stepped through. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct item {
    int key;
    short rank;
    char name[10];
};

static int compare(const struct item *a, const struct item *b) {
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    return strcmp(a->name, b->name);
}

static void sort(struct item *items, int from, int to) {
    if (to - from < 2) return;
    struct item pivot = items[from + (to - from) / 2];
    int low = from, high = to - 1;
    while (low <= high) {
        while (compare(&items[low], &pivot) < 0) low++;
        while (compare(&items[high], &pivot) > 0) high--;
        if (low <= high) {
            struct item swapped = items[low];
            items[low++] = items[high];
            items[high--] = swapped;
        }
    }
    sort(items, from, high + 1);
    sort(items, low, to);
}

static unsigned long hash(const char *text) {
    unsigned long hash = 5381;
    for (; *text; text++) hash = (hash << 5) + hash ^ (unsigned char)*text;
    return hash;
}

int main(void) {
    struct item items[64];
    char line[16];
    printf("%d 0 0\n", getpid());
    fflush(stdout);
    if (!fgets(line, sizeof line, stdin)) return 1;
    for (unsigned long round = 1;; round++) {
        unsigned long random = round;
        for (int i = 0; i < 64; i++) {
            random = random * 6364136223846793005ul + 1442695040888963407ul;
            items[i].key = (int)(random >> 40) % 50;
            items[i].rank = (short)i;
            snprintf(items[i].name, sizeof items[i].name, "n%u", (unsigned)(random >> 50));
        }
        sort(items, 0, 64);
        for (int i = 0; i < 64; i++) round += hash(items[i].name) & 1;
    }
}
