/* Makes known system calls. */
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    for (int i = 0; i < 3; i++) {
        syscall(SYS_getppid);
        syscall(SYS_getuid);
    }
    return 0;
}
