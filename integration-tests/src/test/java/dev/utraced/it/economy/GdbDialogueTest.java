package dev.utraced.it.economy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.server.ServerUnderTest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * How many packets a real gdb sends for what people do all day, with utraced and with GNU gdbserver: on a slow link these are what one
 * waits for.
 */
@Tag("beyond-gdbserver")
final class GdbDialogueTest {
    private static final int THREADS = 20;

    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program workers = Programs.c("workers");

    /** A gdb behind a link of its own. */
    private record Seat(Gdb gdb, Link link) {
        int packetsOf(Consumer<Gdb> doing) {
            int before = link.packets();
            doing.accept(gdb);
            return link.packets() - before;
        }
    }

    private Seat seatAt(String server, Duration roundTrip) {
        Link link = debugging.closing(
                Link.to(debugging.closing(ServerUnderTest.named(server).launching(workers, THREADS)), roundTrip));
        Gdb gdb = debugging.gdb();
        gdb.file(workers);
        gdb.cli("set remotetimeout 60"); // what gdb sends again would count, too
        return new Seat(gdb, link);
    }

    private Map<String, Integer> packetsWith(String server) {
        Seat seat = seatAt(server, Duration.ZERO);
        Map<String, Integer> packets = new LinkedHashMap<>();
        packets.put("connect", seat.packetsOf(gdb -> gdb.connect(seat.link().address())));
        packets.put("run to a function of the program", seat.packetsOf(gdb -> {
            gdb.breakAt("all_ready");
            gdb.cont();
        }));
        packets.put("info threads", seat.packetsOf(Gdb::infoThreads));
        packets.put("thread apply all bt", seat.packetsOf(Gdb::backtraceAll));
        packets.put("stepi", seat.packetsOf(Gdb::stepInstruction));
        packets.put("next", seat.packetsOf(Gdb::next));
        packets.put("finish", seat.packetsOf(Gdb::finish));
        return packets;
    }

    /** Ceilings for what gdb 13 needs, with some room for other versions. */
    @Test
    void everydayDialoguesTakeFewPackets() {
        Map<String, Integer> packets = packetsWith("utraced");

        assertThat(packets.get("connect")).isLessThanOrEqualTo(60);
        assertThat(packets.get("run to a function of the program")).isLessThanOrEqualTo(120);
        assertThat(packets.get("info threads")).isLessThanOrEqualTo(6 * THREADS);
        assertThat(packets.get("thread apply all bt")).isLessThanOrEqualTo(9 * THREADS);
        assertThat(packets.get("next")).isLessThanOrEqualTo(40);
        assertThat(packets.get("finish")).isLessThanOrEqualTo(25);
        assertThat(packets.get("stepi")).isLessThanOrEqualTo(15);
    }

    @Test
    void theSameDialogueTakesFewerPacketsThanWithGdbserver() {
        Map<String, Integer> utraced = packetsWith("utraced");
        Map<String, Integer> gdbserver = packetsWith("gdbserver");

        System.out.println("packets: utraced " + utraced + ", gdbserver " + gdbserver);
        assertThat(sum(utraced)).isLessThan(sum(gdbserver));
        assertThat(utraced.get("connect")).isLessThan(gdbserver.get("connect"));
        assertThat(utraced.get("run to a function of the program"))
                .isLessThan(gdbserver.get("run to a function of the program"));
    }

    @Test
    void overASlowLinkTheProgramIsReachedSoonerThanWithGdbserver() {
        Duration utraced = timeToMain("utraced");
        Duration gdbserver = timeToMain("gdbserver");

        System.out.println(
                "to main over 50 ms: utraced " + utraced.toMillis() + " ms, gdbserver " + gdbserver.toMillis() + " ms");
        assertThat(utraced).isLessThan(gdbserver);
    }

    private Duration timeToMain(String server) {
        Seat seat = seatAt(server, Duration.ofMillis(50));
        long start = System.nanoTime();
        seat.gdb().connect(seat.link().address());
        seat.gdb().breakAt("main");
        seat.gdb().cont();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static int sum(Map<String, Integer> packets) {
        return packets.values().stream().mapToInt(Integer::intValue).sum();
    }
}
