package dev.utraced.it.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.economy.Link;
import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.server.RunningServer;
import dev.utraced.it.server.ServerUnderTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Over a link with a round trip of 50 ms, gdb attaches to a process of 20 threads in a container and reads its program and libraries from
 * there, with gdbserver, with utraced, and with utraced through the connector.
 */
@Tag("beyond-gdbserver")
final class SlowLinkTest {
    private static final Duration ROUND_TRIP = Duration.ofMillis(50);
    private static final String[] PROGRAM = {"/app", "20", "libm.so.6", "libstdc++.so.6", "libz.so.1", "liblzma.so.5"};

    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program loaded = Programs.c("loaded");

    /** @param trips how often something was on the way that was asked for when nothing was */
    private record Cost(int packets, int trips, Duration time) {}

    /** The way from gdb to a server, as gdb's {@code target extended-remote} takes it. */
    private interface Way {
        void connect(Gdb gdb, Link link);
    }

    private Cost attach(String server, long pid, Way way) {
        RunningServer running = debugging.closing(ServerUnderTest.named(server).multi());
        Link link = debugging.closing(Link.to(running, ROUND_TRIP));
        Gdb gdb = debugging.gdb();
        gdb.cli("set remotetimeout 60"); // what gdb sends again would count, too
        long start = System.nanoTime();
        way.connect(gdb, link);
        gdb.attach(pid);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        Cost cost = new Cost(link.packets(), link.trips(), time);
        assertKnowsEverything(gdb);
        gdb.cli("detach");
        return cost;
    }

    private static void assertKnowsEverything(Gdb gdb) {
        assertThat(gdb.cli("info threads").lines().filter(line -> line.contains("Thread")))
                .hasSize(21);
        assertThat(gdb.cli("thread apply 1 backtrace"))
                .contains("in main (", "from target:/lib/x86_64-linux-gnu/libc.so.6");
        assertThat(gdb.cli("info sharedlibrary")).contains("libstdc++.so.6").doesNotContain("No ");
    }

    @Test
    void attachingThroughTheConnectorTakesAFifthOfTheTripsThatItTakesWithGdbserver() {
        Container container = debugging.closing(Container.start(Roots.debian13(), List.of(mounted()), PROGRAM));
        Way direct = (gdb, link) -> gdb.connectExtended(link.address());
        Way connector = (gdb, link) -> gdb.connectExtendedToCommand(
                ServerUnderTest.named("utraced").command().get(0) + " connect " + link.address());

        Cost gdbserver = attach("gdbserver", container.pid(), direct);
        Cost utraced = attach("utraced", container.pid(), direct);
        Cost lookingAhead = attach("utraced", container.pid(), connector);

        System.out.println("attaching over 50 ms: gdbserver " + gdbserver + ", utraced " + utraced
                + ", through the connector " + lookingAhead);
        assertThat(utraced.packets()).isLessThan(gdbserver.packets());
        assertThat(lookingAhead.trips() * 5).isLessThanOrEqualTo(gdbserver.trips());
        // The rest is what gdb computes, which takes longer on a busy machine.
        assertThat(lookingAhead.time().multipliedBy(2)).isLessThan(gdbserver.time());
    }

    private String mounted() {
        return "--volume=" + loaded.path() + ":/app:ro";
    }
}
