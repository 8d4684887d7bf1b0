/*
 * One thread in each of the system calls that wait, counting the EINTRs that it sees and the signals that it handles.
 * A child process takes the orders from standard input, so that they are carried out while this process is held:
 * "signal" sends one SIGUSR1 to each thread, "settle" waits until all are handled and every thread waits again,
 * "report" prints a line for each call, "quit" ends both.
 * An argument is a number of threads besides that do nothing.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/aio_abi.h>
#include <linux/futex.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/prctl.h>
#include <sys/select.h>
#include <sys/sem.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { LONG = 100000 };

typedef int blocking_call(void);

static int never_readable[2];
static int epoll_fd, listen_fd, timed_socket, semaphore, queue;
static aio_context_t aio;
static int futex_word;

static int with_epoll_wait(void) {
    struct epoll_event event;
    return epoll_wait(epoll_fd, &event, 1, LONG * 1000);
}

static int with_epoll_pwait2(void) {
    struct epoll_event event;
    struct timespec timeout = {LONG, 0};
    return syscall(SYS_epoll_pwait2, epoll_fd, &event, 1, &timeout, NULL, 8);
}

static int with_semop(void) {
    struct sembuf down = {0, -1, 0};
    return semop(semaphore, &down, 1);
}

static int with_semtimedop(void) {
    struct sembuf down = {0, -1, 0};
    struct timespec timeout = {LONG, 0};
    return semtimedop(semaphore, &down, 1, &timeout);
}

static int with_sigwaitinfo(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    return sigwaitinfo(&set, NULL);
}

static int with_recv_timeout(void) {
    char byte;
    return recv(timed_socket, &byte, 1, 0);
}

static int with_io_getevents(void) {
    struct io_event event;
    return syscall(SYS_io_getevents, aio, 1L, 1L, &event, NULL);
}

static int with_futex(void) {
    return syscall(SYS_futex, &futex_word, FUTEX_WAIT, 0, NULL, NULL, 0);
}

static int with_nanosleep(void) {
    struct timespec time = {LONG, 0};
    return syscall(SYS_nanosleep, &time, NULL);
}

static int with_poll(void) {
    struct pollfd fd = {never_readable[0], POLLIN, 0};
    return poll(&fd, 1, -1);
}

static int with_select(void) {
    fd_set set;
    FD_ZERO(&set);
    FD_SET(never_readable[0], &set);
    return select(never_readable[0] + 1, &set, NULL, NULL, NULL);
}

static int with_msgrcv(void) {
    struct {
        long type;
        char text[8];
    } message;
    return msgrcv(queue, &message, sizeof message.text, 0, 0);
}

static int with_read(void) {
    char byte;
    return read(never_readable[0], &byte, 1);
}

static int with_accept(void) {
    return accept(listen_fd, NULL, NULL);
}

static const struct {
    const char *name;
    blocking_call *call;
} calls[] = {
    {"epoll_wait", with_epoll_wait},     {"epoll_pwait2", with_epoll_pwait2}, {"semop", with_semop},
    {"semtimedop", with_semtimedop},     {"sigwaitinfo", with_sigwaitinfo},   {"recv", with_recv_timeout},
    {"io_getevents", with_io_getevents}, {"futex", with_futex},               {"nanosleep", with_nanosleep},
    {"poll", with_poll},                 {"select", with_select},             {"msgrcv", with_msgrcv},
    {"read", with_read},                 {"accept", with_accept},
};

enum { CALLS = sizeof calls / sizeof calls[0] };

/* Shared between the two processes. */
static struct {
    volatile int tid, eintrs, handled, others, last_result, last_errno;
} *counts;

static __thread int self;

static void on_signal(int signal) {
    counts[self].handled++;
}

static void *block(void *argument) {
    self = (int)(long)argument;
    counts[self].tid = syscall(SYS_gettid);
    for (;;) {
        int result = calls[self].call();
        if (result == -1 && errno == EINTR) {
            counts[self].eintrs++;
        } else {
            counts[self].last_result = result;
            counts[self].last_errno = errno;
            counts[self].others++;
        }
    }
    return NULL;
}

static void prepare(void) {
    struct sockaddr name = {.sa_family = AF_UNIX};
    struct timeval timeout = {LONG, 0};
    struct epoll_event interest = {.events = EPOLLIN};
    int pair[2];
    if (pipe(never_readable) || socketpair(AF_UNIX, SOCK_STREAM, 0, pair)) {
        abort();
    }
    timed_socket = pair[0];
    setsockopt(timed_socket, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
    epoll_fd = epoll_create1(0);
    epoll_ctl(epoll_fd, EPOLL_CTL_ADD, never_readable[0], &interest);
    listen_fd = socket(AF_UNIX, SOCK_STREAM, 0);
    bind(listen_fd, &name, sizeof(sa_family_t));
    listen(listen_fd, 1);
    semaphore = semget(IPC_PRIVATE, 1, 0600);
    queue = msgget(IPC_PRIVATE, 0600);
    if (syscall(SYS_io_setup, 4, &aio) || semaphore < 0 || queue < 0) {
        abort();
    }
}

static void remove_ipc(void) {
    semctl(semaphore, 0, IPC_RMID);
    msgctl(queue, IPC_RMID, NULL);
}

static void on_parents_death(int signal) {
    remove_ipc();
    _exit(1);
}

static char state_of(int pid, int tid) {
    char path[64], line[256], state = '?';
    snprintf(path, sizeof path, "/proc/%d/task/%d/stat", pid, tid);
    FILE *file = fopen(path, "r");
    if (file != NULL) {
        if (fgets(line, sizeof line, file) != NULL) {
            state = strrchr(line, ')')[2];
        }
        fclose(file);
    }
    return state;
}

static void wait_for(int pid, int sent) {
    struct timespec moment = {0, 200000};
    for (int i = 0; i < CALLS; i++) {
        while (counts[i].tid == 0 || counts[i].handled < sent || state_of(pid, counts[i].tid) != 'S') {
            nanosleep(&moment, NULL);
        }
    }
}

static void obey(int pid) {
    char order[64];
    int sent = 0, obeyed = 0;
    wait_for(pid, 0);
    printf("blockers %d\nready\n", pid);
    fflush(stdout);
    while (fgets(order, sizeof order, stdin) != NULL && strncmp(order, "quit", 4) != 0) {
        if (strncmp(order, "signal", 6) == 0) {
            sent++;
            for (int i = 0; i < CALLS; i++) {
                syscall(SYS_tgkill, pid, counts[i].tid, SIGUSR1);
            }
        } else if (strncmp(order, "settle", 6) == 0) {
            wait_for(pid, sent);
        } else {
            for (int i = 0; i < CALLS; i++) {
                printf("call %s eintr %d handled %d other %d (%d, %s)\n", calls[i].name, counts[i].eintrs,
                       counts[i].handled, counts[i].others, counts[i].last_result, strerror(counts[i].last_errno));
            }
        }
        printf("done %d\n", ++obeyed);
        fflush(stdout);
    }
    kill(pid, SIGKILL);
    remove_ipc();
    _exit(0);
}

static void *idle(void *nothing) {
    for (;;) {
        with_read();
    }
    return nothing;
}

static void start_idle(int threads) {
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 64 * 1024);
    for (int i = 0; i < threads; i++) {
        pthread_t thread;
        pthread_create(&thread, &small, idle, NULL);
    }
}

int main(int argc, char **argv) {
    struct sigaction action = {.sa_handler = on_signal};
    sigset_t usr2;
    int parent = getpid();
    counts = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    sigaction(SIGUSR1, &action, NULL);
    sigemptyset(&usr2);
    sigaddset(&usr2, SIGUSR2);
    pthread_sigmask(SIG_BLOCK, &usr2, NULL);
    prepare();
    if (fork() == 0) {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        signal(SIGTERM, on_parents_death);
        obey(parent);
    }
    for (long i = 1; i < CALLS; i++) {
        pthread_t thread;
        pthread_create(&thread, NULL, block, (void *)i);
    }
    start_idle(argc > 1 ? atoi(argv[1]) : 0);
    block(0);
    return 0;
}
