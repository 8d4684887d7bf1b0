package dev.utraced.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.proc.CProgram.Running;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The C library's own structures in both word sizes are what is compared with. */
class SigInfoLayoutTest {
    private static final String SOURCE = """
            #define _GNU_SOURCE
            #include <signal.h>
            #include <stdio.h>
            #include <string.h>
            #ifndef SEGV_PKUERR
            #define SEGV_PKUERR 4
            #endif
            static siginfo_t i;
            static void start(int signal, int code) {
                memset(&i, 0, sizeof i);
                i.si_signo = signal; i.si_errno = 3; i.si_code = code;
            }
            static void print(void) {
                for (unsigned n = 0; n < sizeof i; n++) printf("%02x", ((unsigned char *)&i)[n]);
                printf(" ");
            }
            int main() {
                start(SIGTERM, SI_USER); i.si_pid = 4711; i.si_uid = 1000; print();
                start(SIGUSR1, SI_TKILL); i.si_pid = 4711; i.si_uid = 1000; print();
                start(SIGTRAP, SI_KERNEL); print();
                start(SIGTRAP, 0x405); i.si_pid = 4711; print();
                start(SIGALRM, SI_TIMER); i.si_timerid = 7; i.si_overrun = 8; i.si_ptr = (void *)0x9abcdef0ul; print();
                start(40, SI_QUEUE); i.si_pid = 4711; i.si_uid = -2; i.si_ptr = (void *)0x89abcdeful; print();
                start(SIGCHLD, CLD_EXITED); i.si_pid = 5; i.si_uid = 6; i.si_status = -7; i.si_utime = -8; i.si_stime = 9; print();
                start(SIGSEGV, SEGV_MAPERR); i.si_addr = (void *)0xdeadbeeful; print();
                start(SIGSEGV, SEGV_BNDERR); i.si_addr = (void *)0xdeadbeeful; i.si_lower = (void *)0x10; i.si_upper = (void *)0xf0000000ul; print();
                start(SIGSEGV, SEGV_PKUERR); i.si_addr = (void *)0xdeadbeeful; i.si_pkey = 11; print();
                start(SIGBUS, BUS_MCEERR_AR); i.si_addr = (void *)0xdeadbeeful; i.si_addr_lsb = 12; print();
                start(SIGFPE, FPE_INTDIV); i.si_addr = (void *)0xdeadbeeful; print();
                start(SIGILL, ILL_ILLOPC); i.si_addr = (void *)0xdeadbeeful; print();
                start(SIGTRAP, TRAP_HWBKPT); i.si_addr = (void *)0xdeadbeeful; print();
                start(SIGPOLL, POLL_IN); i.si_band = -3; i.si_fd = 14; print();
                start(50, POLL_OUT); i.si_band = 65; i.si_fd = 15; print();
                start(SIGIO, -5); i.si_band = 65; i.si_fd = 15; print();
                start(SIGSYS, 1); i.si_call_addr = (void *)0xdeadbeeful; i.si_syscall = 16; i.si_arch = 0xc000003e; print();
                puts("");
                fflush(stdout);
                getchar();
            }
            """;

    @TempDir
    Path folder;

    @Test
    void everyMemberGoesToThirtyTwoBitsAndBack() {
        List<byte[]> wide = structures("-m64");
        List<byte[]> narrow = structures("-m32");
        assertThat(wide).hasSize(18).hasSameSizeAs(narrow);
        for (int i = 0; i < wide.size(); i++) {
            assertThat(SigInfoLayout.toProcess(wide.get(i), 4))
                    .as("narrow " + i)
                    .isEqualTo(narrow.get(i));
            assertThat(SigInfoLayout.toKernel(narrow.get(i), 4)).as("wide " + i).isEqualTo(wide.get(i));
        }
    }

    @Test
    void sixtyFourBitsStayAsTheyAre() {
        byte[] bytes = new byte[SigInfoLayout.LENGTH_BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        assertThat(SigInfoLayout.toProcess(bytes, 8)).isEqualTo(bytes).isNotSameAs(bytes);
        assertThat(SigInfoLayout.toKernel(bytes, 8)).isEqualTo(bytes).isNotSameAs(bytes);
    }

    private List<byte[]> structures(String option) {
        try (Running running =
                CProgram.compile(folder, "siginfo" + option, SOURCE, option).start()) {
            return Arrays.stream(running.firstLine().strip().split(" "))
                    .map(HexFormat.of()::parseHex)
                    .toList();
        }
    }
}
