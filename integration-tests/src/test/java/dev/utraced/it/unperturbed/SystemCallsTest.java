package dev.utraced.it.unperturbed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.rsp.RspClient;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * System calls that wait go on waiting when the process is attached, interrupted, continued and detached, and a real signal is
 * noticed exactly once. The figures of each call are printed.
 */
@Tag("beyond-gdbserver")
final class SystemCallsTest {
    private static final int TIMES = 1000;
    private static final int SIGNALS = 100;
    private static final int MANY = 600;

    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Blockers blockers = debugging.closing(new Blockers());
    private final RspClient client = debugging.closing(RspClient.extended(debugging.multi()));

    private void attach() {
        attach(blockers);
    }

    private void attach(Blockers process) {
        assertThat(client.ask("vAttach;%x".formatted(process.pid()))).startsWith("T");
    }

    private void detach() {
        detach(blockers);
    }

    private void detach(Blockers process) {
        client.expect("D;%x".formatted(process.pid()), "OK");
    }

    private void passSignals() {
        client.expect("QPassSignals:1e", "OK");
    }

    private void interrupt() {
        client.interrupt();
        assertThat(client.reply()).startsWith("T02");
    }

    private void nobodyNoticedMoreThan(int signals) {
        nobodyNoticedMoreThan(signals, blockers);
    }

    private static void nobodyNoticedMoreThan(int signals, Blockers process) {
        List<Blockers.Noticed> noticed = process.report();
        noticed.forEach(System.out::println);
        assertThat(noticed)
                .hasSize(14)
                .allSatisfy(call -> assertThat(call)
                        .isEqualTo(new Blockers.Noticed(call.call(), signals, signals, 0, "0, Success")));
    }

    @Test
    void nobodyNoticesAThousandAttachesAndDetaches() {
        for (int i = 0; i < TIMES; i++) {
            attach();
            detach();
        }
        blockers.settle();

        nobodyNoticedMoreThan(0);
    }

    @Test
    void nobodyNoticesAHundredDetachesOfAProcessWithSoManyThreadsThatTheyAreLookedAtTogether() {
        Blockers many = debugging.closing(new Blockers(MANY));
        for (int i = 0; i < SIGNALS; i++) {
            attach(many);
            detach(many);
        }
        many.settle();

        nobodyNoticedMoreThan(0, many);
    }

    @Test
    void nobodyNoticesAThousandInterruptsAndContinues() {
        attach();
        for (int i = 0; i < TIMES; i++) {
            client.send("vCont;c");
            interrupt();
        }
        detach();
        blockers.settle();

        nobodyNoticedMoreThan(0);
    }

    @Test
    void aSignalThatArrivesWhileTheProcessIsHeldIsNoticedOnceAfterTheDetach() {
        passSignals();
        for (int i = 0; i < SIGNALS; i++) {
            attach();
            blockers.signalEveryThread();
            detach();
            blockers.settle();
        }

        nobodyNoticedMoreThan(SIGNALS);
    }

    @Test
    void aSignalThatArrivesWhileTheProcessIsHeldIsNoticedOnceAfterTheContinue() {
        passSignals();
        attach();
        for (int i = 0; i < SIGNALS; i++) {
            blockers.signalEveryThread();
            client.send("vCont;c");
            blockers.settle();
            interrupt();
        }
        detach();
        blockers.settle();

        nobodyNoticedMoreThan(SIGNALS);
    }

    @Test
    void aSignalThatArrivesWhileTheProcessRunsUnderTheDebuggerIsNoticedOnce() {
        passSignals();
        attach();
        client.send("vCont;c");
        for (int i = 0; i < SIGNALS; i++) {
            blockers.signalEveryThread();
            blockers.settle();
        }
        interrupt();
        detach();
        blockers.settle();

        nobodyNoticedMoreThan(SIGNALS);
    }
}
