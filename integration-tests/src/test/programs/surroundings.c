/* Tells what it was started with: each argument in brackets, some of the environment, its directory. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv) {
    char directory[4096];
    for (int i = 1; i < argc; i++) {
        printf("argument [%s]\n", argv[i]);
    }
    const char *greeting = getenv("IT_GREETING");
    const char *unset = getenv("IT_UNSET");
    printf("greeting [%s]\n", greeting ? greeting : "(none)");
    printf("unset [%s]\n", unset ? unset : "(none)");
    printf("directory [%s]\n", getcwd(directory, sizeof directory));
    printf("shell [%s]\n", getenv("IT_FROM_SHELL") ? "yes" : "no");
    fflush(stdout);
    return 0;
}
