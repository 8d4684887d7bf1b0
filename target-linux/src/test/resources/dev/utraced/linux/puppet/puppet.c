/*
 * The puppet: a program that does what a test tells it, one command a line, and says so, one answer a line. Nothing in it waits for
 * time to pass, unless it is told to.
 *
 *   puppet [-c COMMANDS -a ANSWERS | -q] [COMMAND...]
 *
 * It first carries out the commands of its command line (one argument each), then those that it reads from the file COMMANDS (a FIFO,
 * standard input without -c), until end of file. Answers go to ANSWERS (standard output without -a). With -q it says nothing, reads
 * nothing, and sleeps once its arguments are done.
 *
 * Answers: "ready PID" at the start of each image; "ok VALUES" when a command is done, or, for one that blocks or ends something, just
 * before; "done NAME RESULT ERRNO" when a blocking one has come back; "error TEXT".
 *
 * A command runs on the main thread, or with "@N " in front on worker N. The table at the end has them all.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/filter.h>
#include <linux/futex.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LINE_LENGTH 1024
#define WORKERS 64

/* Symbols that tests look at from outside. */
volatile long puppet_counter;
volatile int puppet_stopping;
volatile long puppet_word;
unsigned char puppet_buffer[3 * 4096];
unsigned char puppet_large[1200 * 1000];
__thread long puppet_thread_local = 42;

static const char *command_path, *answer_path;
static int command_fd = 0, answer_fd = 1, quiet, own_argc;
static char **own_argv;
static int worker_pipes[WORKERS][2], workers;
static int feed_pipe[2], futex_word;
static volatile int deliveries[65];

static void run(char *line);

static void answer(const char *format, ...)
{
    char line[LINE_LENGTH];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(line, sizeof line - 1, format, arguments);
    va_end(arguments);
    if (quiet)
        return;
    line[length++] = '\n';
    if (write(answer_fd, line, length) != length)
        _exit(99);
}

/* One byte at a time: what follows the line belongs to whoever reads next, a new image perhaps. */
static int read_line(int fd, char *line)
{
    int length = 0;
    while (length < LINE_LENGTH - 1) {
        ssize_t count = read(fd, line + length, 1);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return 0;
        if (line[length] == '\n')
            break;
        length++;
    }
    line[length] = 0;
    return 1;
}

static void obey(int fd)
{
    char line[LINE_LENGTH];
    while (read_line(fd, line))
        run(line);
}

static void *worker(void *argument)
{
    long number = (long)argument;
    answer("ok %ld %ld", number, syscall(SYS_gettid));
    obey(worker_pipes[number][0]);
    return NULL;
}

/* ---- threads and processes ---- */

static void start_worker(char *ignored)
{
    pthread_t thread;
    long number = ++workers;
    if (pipe2(worker_pipes[number], O_CLOEXEC) || pthread_create(&thread, NULL, worker, (void *)number))
        answer("error thread");
}

static void *idle(void *ignored)
{
    for (;;)
        pause();
    return NULL;
}

static void start_idlers(char *count)
{
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, PTHREAD_STACK_MIN + 16384);
    for (int i = 0; i < atoi(count); i++) {
        pthread_t thread;
        if (pthread_create(&thread, &small, idle, NULL)) {
            answer("error thread %d", i);
            return;
        }
    }
    answer("ok %s", count);
}

static void end_thread(char *ignored)
{
    /* Somebody must go on reading commands. */
    if (getpid() == syscall(SYS_gettid) && dprintf(worker_pipes[1][1], "read-commands\n") < 0)
        answer("error no worker");
    answer("ok");
    pthread_exit(NULL);
}

static void read_commands(char *ignored)
{
    obey(command_fd);
    exit(0);
}

static void exit_process(char *code)
{
    answer("ok");
    _exit(atoi(code));
}

/* A new image either takes this one's place at the files, or is quiet. */
static void exec_image(const char *path, int speaking, char *command)
{
    char *arguments[7] = {(char *)path};
    int count = 1;
    if (!speaking) {
        arguments[count++] = "-q";
    } else if (command_path) {
        arguments[count++] = "-c";
        arguments[count++] = (char *)command_path;
        arguments[count++] = "-a";
        arguments[count++] = (char *)answer_path;
    }
    if (command && *command)
        arguments[count++] = command;
    execv(path, arguments);
}

static void exec_self(char *command)
{
    answer("ok");
    exec_image("/proc/self/exe", 1, command);
    answer("error exec %d", errno);
}

static void exec_other(char *path)
{
    answer("ok");
    exec_image(path, 1, NULL);
    answer("error exec %d", errno);
}

static void fork_child(char *command)
{
    pid_t child = fork();
    if (child) {
        answer("ok %d", child);
        return;
    }
    quiet = 1;
    run(command);
    for (;;)
        pause();
}

static void vfork_child(char *command)
{
    pid_t child = vfork();
    if (child == 0) {
        if (strncmp(command, "exit ", 5) == 0)
            _exit(atoi(command + 5));
        exec_image("/proc/self/exe", 0, command);
        _exit(98);
    }
    answer("ok %d", child);
}

static void wait_child(char *ignored)
{
    int status = 0;
    pid_t child = waitpid(-1, &status, __WALL);
    answer("ok %d %d", child, status);
}

/* ---- signals and faults ---- */

static void count_delivery(int signal)
{
    deliveries[signal]++;
}

static void handle(char *signal)
{
    struct sigaction action = {.sa_handler = count_delivery};
    sigaction(atoi(signal), &action, NULL);
    answer("ok");
}

static void count(char *signal)
{
    answer("ok %d", deliveries[atoi(signal)]);
}

static void raise_signal(char *signal)
{
    answer("ok");
    syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), atoi(signal));
}

static void mask_signal(char *signal)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, atoi(signal));
    sigprocmask(SIG_BLOCK, &set, NULL);
    answer("ok");
}

static void kill_process(char *signal)
{
    answer("ok");
    kill(getpid(), atoi(signal));
}

static void fault(char *ignored)
{
    answer("ok");
    *(volatile int *)0x10 = 1;
}

static void trap(char *ignored)
{
    answer("ok");
#if defined __x86_64__ || defined __i386__
    __asm__ volatile("int3");
#else
    __asm__ volatile("brk #0");
#endif
}

/* ---- blocking ---- */

static void done(const char *name, long result)
{
    answer("done %s %ld %d", name, result, result < 0 ? errno : 0);
}

static void block_nanosleep(char *seconds)
{
    struct timespec time = {.tv_sec = atoi(seconds)};
    answer("ok");
    done("nanosleep", nanosleep(&time, NULL));
}

static void block_epoll(char *seconds)
{
    struct epoll_event event;
    int fd = epoll_create1(EPOLL_CLOEXEC);
    answer("ok");
    done("epoll", epoll_wait(fd, &event, 1, *seconds ? atoi(seconds) * 1000 : -1));
    close(fd);
}

static void block_read(char *ignored)
{
    char byte;
    answer("ok");
    done("read", read(feed_pipe[0], &byte, 1));
}

static void feed(char *ignored)
{
    answer(write(feed_pipe[1], "x", 1) == 1 ? "ok" : "error feed");
}

static void block_futex(char *ignored)
{
    answer("ok");
    done("futex", syscall(SYS_futex, &futex_word, FUTEX_WAIT_PRIVATE, 0, NULL, NULL, 0));
}

static void wake(char *ignored)
{
    answer("ok %ld", syscall(SYS_futex, &futex_word, FUTEX_WAKE_PRIVATE, INT_MAX, NULL, NULL, 0));
}

/* ---- running ---- */

__attribute__((noinline)) void puppet_spin(void)
{
    while (!puppet_stopping)
        puppet_counter++;
}

static void spin(char *ignored)
{
    puppet_stopping = 0;
    answer("ok");
    puppet_spin();
    answer("done spin 0 0");
}

static void stop_spinning(char *ignored)
{
    puppet_stopping = 1;
    answer("ok");
}

__attribute__((noinline)) long puppet_call(long value)
{
    puppet_counter++;
    return puppet_word + value;
}

static void call(char *times)
{
    for (long i = 0; i < atoi(times); i++)
        puppet_call(i);
    answer("ok %ld", puppet_counter);
}

static void set_word(char *value)
{
    puppet_word = atol(value);
    answer("ok");
}

static void system_calls(char *times)
{
    for (int i = 0; i < atoi(times); i++)
        syscall(SYS_getppid);
    answer("ok");
}

/* ---- telling ---- */

static void address(char *symbol)
{
    struct { const char *name; void *address; } symbols[] = {
        {"counter", (void *)&puppet_counter}, {"stopping", (void *)&puppet_stopping}, {"word", (void *)&puppet_word},
        {"buffer", puppet_buffer}, {"large", puppet_large}, {"thread-local", &puppet_thread_local},
        {"spin", (void *)puppet_spin}, {"call", (void *)puppet_call},
    };
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
        if (strcmp(symbols[i].name, symbol) == 0) {
            answer("ok %lx", (unsigned long)symbols[i].address);
            return;
        }
    answer("error symbol");
}

static void map_before_hole(char *ignored)
{
    char *pages = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memset(pages, 'm', 4096);
    munmap(pages + 4096, 4096);
    answer("ok %lx", (unsigned long)pages);
}

static void tell_value(char *symbol)
{
    answer("ok %ld", strcmp(symbol, "word") == 0 ? puppet_word : puppet_counter);
}

static void tell_ids(char *ignored)
{
    answer("ok %d %ld %d %d", getpid(), syscall(SYS_gettid), getpgrp(), getsid(0));
}

static void tell_foreground(char *ignored)
{
    answer("ok %d", tcgetpgrp(0));
}

static void tell_argument(char *index)
{
    answer("ok %s", atoi(index) < own_argc ? own_argv[atoi(index)] : "(none)");
}

static void tell_environment(char *name)
{
    const char *value = getenv(name);
    answer("ok %s", value ? value : "(none)");
}

static void tell_folder(char *ignored)
{
    char path[PATH_MAX];
    answer("ok %s", getcwd(path, sizeof path));
}

static void tell_personality(char *ignored)
{
    answer("ok %x", personality(0xffffffff));
}

/* A line of /proc/self/status. */
static void tell_status(char *key)
{
    char line[LINE_LENGTH];
    FILE *status = fopen("/proc/thread-self/status", "re");
    while (fgets(line, sizeof line, status))
        if (strncmp(line, key, strlen(key)) == 0 && line[strlen(key)] == ':') {
            line[strcspn(line, "\n")] = 0;
            answer("ok %s", line + strlen(key) + 2);
        }
    fclose(status);
}

/* Open files that are not the puppet's own doing. */
static void tell_files(char *ignored)
{
    char list[LINE_LENGTH] = "";
    DIR *folder = opendir("/proc/self/fd");
    for (struct dirent *entry; (entry = readdir(folder));) {
        int fd = atoi(entry->d_name);
        if (entry->d_name[0] != '.' && fd != dirfd(folder) && fd != feed_pipe[0] && fd != feed_pipe[1]
            && (!command_path || (fd != command_fd && fd != answer_fd)))
            snprintf(list + strlen(list), sizeof list - strlen(list), " %d", fd);
    }
    closedir(folder);
    answer("ok%s", list);
}

static void print(char *text)
{
    dprintf(1, "%s\n", text);
    answer("ok");
}

static void rename_thread(char *name)
{
    prctl(PR_SET_NAME, name);
    answer("ok");
}

/* The bytes of struct sock_filters. */
static void install_filter(char *hex)
{
    unsigned char code[LINE_LENGTH];
    size_t length = strlen(hex) / 2;
    for (size_t i = 0; i < length; i++)
        sscanf(hex + 2 * i, "%2hhx", &code[i]);
    struct sock_fprog program = {length / sizeof(struct sock_filter), (struct sock_filter *)code};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program))
        answer("error filter %d", errno);
    else
        answer("ok");
}

static void attempt_call(char *call)
{
    long number = strtol(call, &call, 10);
    unsigned long argument[6];
    for (int i = 0; i < 6; i++)
        argument[i] = strtoul(call, &call, 16);
    long result =
        syscall(number, argument[0], argument[1], argument[2], argument[3], argument[4], argument[5]);
    answer("ok %d", result == -1 ? errno : 0);
}

static const struct { const char *name; void (*run)(char *argument); } commands[] = {
    {"thread", start_worker},       /* ok NUMBER TID: a worker, to be told what to do by "@NUMBER ..." */
    {"threads", start_idlers},      /* N more that only sleep */
    {"end", end_thread},            /* ends this thread; the main one leaves worker 1 in charge */
    {"read-commands", read_commands},
    {"exit", exit_process},         /* CODE */
    {"exec", exec_self},            /* [COMMAND]: starts anew, and carries out COMMAND */
    {"exec-program", exec_other},   /* PATH of another build of the puppet */
    {"fork", fork_child},           /* [COMMAND]: ok PID; the child carries out COMMAND, then sleeps */
    {"vfork", vfork_child},         /* exit CODE, or COMMAND for a new quiet image: ok PID */
    {"wait", wait_child},           /* ok PID STATUS */
    {"handle", handle},             /* SIGNAL is counted from now on */
    {"count", count},               /* SIGNAL: ok TIMES */
    {"raise", raise_signal},        /* SIGNAL, to this thread */
    {"mask", mask_signal},          /* SIGNAL waits from now on */
    {"kill", kill_process},         /* SIGNAL, to this process */
    {"segv", fault},                /* at address 0x10 */
    {"trap", trap},                 /* a trap instruction of its own */
    {"nanosleep", block_nanosleep}, /* SECONDS */
    {"epoll", block_epoll},         /* SECONDS, for ever without */
    {"read", block_read},           /* until "feed" */
    {"feed", feed},
    {"futex", block_futex},         /* until "wake" */
    {"wake", wake},                 /* ok WOKEN */
    {"spin", spin},                 /* counts until "stop" */
    {"stop", stop_spinning},
    {"call", call},                 /* N calls of puppet_call: ok COUNTER */
    {"set", set_word},              /* VALUE: writes puppet_word */
    {"syscalls", system_calls},     /* N calls of getppid */
    {"filter", install_filter},     /* HEX: the system calls of this thread pass a seccomp filter from now on */
    {"attempt", attempt_call},      /* NUMBER HEX...: a system call with six arguments; ok ERRNO */
    {"address", address},           /* SYMBOL without puppet_: ok HEX */
    {"hole", map_before_hole},      /* ok HEX: a page full of 'm' with nothing behind it */
    {"value", tell_value},          /* counter or word: ok DECIMAL */
    {"ids", tell_ids},              /* ok PID TID GROUP SESSION */
    {"foreground", tell_foreground}, /* the foreground process group of the terminal, -1 without one */
    {"argument", tell_argument},    /* INDEX, 0 for the name: ok TEXT */
    {"environment", tell_environment},
    {"folder", tell_folder},        /* the working directory */
    {"personality", tell_personality},
    {"status", tell_status},        /* KEY of /proc/thread-self/status: ok TEXT */
    {"files", tell_files},          /* descriptors that it was started with */
    {"print", print},               /* TEXT to standard output */
    {"name", rename_thread},        /* NAME of this thread */
};

static void run(char *line)
{
    if (*line == '@') {
        char *rest = strchr(line, ' ');
        int number = atoi(line + 1);
        if (!rest || number < 1 || number > workers || dprintf(worker_pipes[number][1], "%s\n", rest + 1) < 0)
            answer("error worker");
        return;
    }
    char *argument = strchr(line, ' ');
    if (argument)
        *argument++ = 0;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(commands[i].name, line) == 0) {
            commands[i].run(argument ? argument : "");
            return;
        }
    if (*line)
        answer("error command %s", line);
}

int main(int argc, char **argv)
{
    int next = 1;
    own_argc = argc;
    own_argv = argv;
    for (; next < argc && argv[next][0] == '-'; next++) {
        if (strcmp(argv[next], "-q") == 0)
            quiet = 1;
        else if (strcmp(argv[next], "-c") == 0)
            command_path = argv[++next];
        else if (strcmp(argv[next], "-a") == 0)
            answer_path = argv[++next];
    }
    /* For reading and writing both, so that opening waits for nobody and nobody's end is end of file. */
    if (command_path) {
        command_fd = open(command_path, O_RDWR | O_CLOEXEC);
        answer_fd = open(answer_path, O_RDWR | O_CLOEXEC);
    }
    if (pipe2(feed_pipe, O_CLOEXEC))
        return 97;
    prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY);
    for (size_t i = 0; i < sizeof puppet_buffer; i++)
        puppet_buffer[i] = i % 251;
    answer("ready %d", getpid());
    for (; next < argc; next++) {
        char line[LINE_LENGTH];
        snprintf(line, sizeof line, "%s", argv[next]);
        run(line);
    }
    while (quiet)
        pause();
    obey(command_fd);
    return 0;
}
