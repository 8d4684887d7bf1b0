package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.Hex;
import dev.utraced.benchmark.client.ProtocolException;
import dev.utraced.benchmark.client.Reply;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.client.StopReply;
import dev.utraced.benchmark.lab.Inferior;
import dev.utraced.benchmark.lab.Task;
import dev.utraced.benchmark.scenario.RoundTrip.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The small requests that a debugger sends most. */
final class RoundTrips {
    private static final String PROGRAM_COUNTER = "10";

    private RoundTrips() {}

    static Exchange read(Inferior inferior, int length) {
        Request request = Request.of("m" + Hex.number(inferior.address("bulk")) + "," + Hex.number(length));
        byte[] expected =
                HexFormat.of().formatHex(RandomBytes.ofInferior(length)).getBytes(StandardCharsets.US_ASCII);
        return new Exchange(request, reply -> reply.is(expected));
    }

    static Exchange write(Inferior inferior, int length) {
        DebugSession session = inferior.session();
        long address = inferior.address("bulk");
        byte[] data = RandomBytes.of(length, address);
        return new Exchange(List.of(session.writesInHex(address, data)), Reply::isOk, () -> {
            if (!Arrays.equals(data, session.readMemory(address, length))) {
                throw new ProtocolException("what was written is not what is read");
            }
        });
    }

    static Exchange registers(Inferior inferior) {
        return answeredAlike(inferior, Request.of("g"));
    }

    /** One register: by {@code p}, or, where the server has none, by {@code g}, as gdb does. */
    static Exchange register(Inferior inferior) {
        Request request = Request.of("p" + PROGRAM_COUNTER);
        boolean supported = !inferior.session().ask(request).isEmpty();
        return supported ? answeredAlike(inferior, request) : registers(inferior);
    }

    static Exchange breakpoint(Inferior inferior) {
        long address = inferior.address("tick_body");
        Request insert = inferior.breakpoint('Z', address);
        Request remove = inferior.breakpoint('z', address);
        return new Exchange(List.of(insert, remove), Reply::isOk, () -> {
            DebugSession session = inferior.session();
            inferior.prepare(Task.CALLS, 1);
            session.expectOk(insert);
            session.resume(Inferior.CONTINUE).expect(StopReply.SIGTRAP);
            session.expectOk(remove);
            session.resume(Inferior.CONTINUE).expect(StopReply.SIGHUP);
            inferior.expectCounter(1);
        });
    }

    private static Exchange answeredAlike(Inferior inferior, Request request) {
        String first = inferior.session().query(request).text();
        if (!first.contains(inferior.gateCounter())) {
            throw new ProtocolException("the program counter is not among the registers");
        }
        byte[] expected = first.getBytes(StandardCharsets.US_ASCII);
        return new Exchange(request, reply -> reply.is(expected));
    }
}
