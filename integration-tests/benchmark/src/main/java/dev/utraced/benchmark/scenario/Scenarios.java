package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.Hex;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.client.StopReply;
import dev.utraced.benchmark.lab.Inferior;
import dev.utraced.benchmark.lab.Task;
import java.util.List;

/** Everything that is measured, in the order of the table. */
public final class Scenarios {
    private static final int MEBI = 1 << 20;
    private static final Request DELIVER = Request.of("vCont;C0f");

    private Scenarios() {}

    public static List<Scenario> all() {
        return List.of(
                new RoundTrip("read 64 bytes", inferior -> RoundTrips.read(inferior, 64)),
                new RoundTrip("read 4,096 bytes", inferior -> RoundTrips.read(inferior, 4096)),
                new RoundTrip("write 64 bytes", inferior -> RoundTrips.write(inferior, 64)),
                new RoundTrip("all registers", RoundTrips::registers),
                new RoundTrip("one register", RoundTrips::register),
                new RoundTrip("insert and remove breakpoint", RoundTrips::breakpoint),
                new SingleStep("single step, global variables", StepLoop.GLOBAL),
                new SingleStep("single step, own variables", StepLoop.OWN),
                new RangeStep("range step, global variables", StepLoop.GLOBAL),
                new RangeStep("range step, own variables", StepLoop.OWN),
                new BreakpointCycle("breakpoint cycle, 1 thread", 0),
                new BreakpointCycle("breakpoint cycle, 50 sleeping", 50),
                new BreakpointCycle("breakpoint cycle, 1,000 sleeping", 1000),
                new FalseCondition("false condition, at function entry", "tick", ""),
                new FalseCondition("false condition, 1 thread", "tick_body", ""),
                new FalseCondition("false condition, first 40 hits", "tick_body", "", 40),
                new FalseCondition("false condition, 1 sleeping", "tick_body", "sleeping=1"),
                new FalseCondition("false condition, 50 sleeping", "tick_body", "sleeping=50"),
                new FalseCondition("false condition, 200 sleeping", "tick_body", "sleeping=200"),
                new FalseCondition("false condition, 1 busy", "tick_body", "busy=1"),
                new FalseCondition("false condition, 50 busy", "tick_body", "busy=50"),
                new FalseCondition("false condition, 200 busy", "tick_body", "busy=200"),
                watchpoint("watchpoint hit"),
                signal("signal reported and delivered"),
                new BatchedTask("signal passed", "QPassSignals:f", Task.SIGNALS),
                syscall("caught system call, per stop"),
                new BatchedTask("system call not caught, another one is", "QCatchSyscalls:1;65", Task.SYSCALLS),
                new BatchedTask("thread created and joined", "", Task.THREADS),
                new BulkRead("read 64 MiB", 64 * MEBI),
                new BinaryRead("read 64 MiB in binary (x)", 64 * MEBI),
                new BulkWrite("write 16 MiB in hex (M)", 16 * MEBI, DebugSession::writesInHex),
                new BulkWrite("write 16 MiB in binary (X)", 16 * MEBI, DebugSession::writesInBinary),
                new FileRead("file of 50 MiB", 50 * MEBI),
                new ManyThreads("process of 1 thread", 1),
                new ManyThreads("process of 100 threads", 100),
                new ManyThreads("process of 1,000 threads", 1000),
                new ManyThreads("process of 5,000 threads", 5000),
                new ManyThreads("process of 10,000 threads", 10_000),
                new StopsOfManyThreads("stops of 1,000 threads", 1000),
                new StopsOfManyThreads("stops of 5,000 threads", 5000),
                new StartUp("server start"),
                new Growth("server's memory, growth"));
    }

    private static Scenario watchpoint(String name) {
        return new StopCycle(
                name,
                inferior -> Request.of("Z2," + Hex.number(inferior.address("watched")) + ",8"),
                Task.WRITES,
                "watched",
                1,
                Inferior.CONTINUE,
                stop -> stop.signal() == StopReply.SIGTRAP && stop.has("watch"));
    }

    private static Scenario signal(String name) {
        return new StopCycle(
                name,
                inferior -> Request.of("QPassSignals:"),
                Task.SIGNALS,
                "counter",
                1,
                DELIVER,
                stop -> stop.signal() == StopReply.SIGTERM);
    }

    private static Scenario syscall(String name) {
        return new StopCycle(
                name,
                inferior -> Request.of("QCatchSyscalls:1;6e"),
                Task.SYSCALLS,
                "counter",
                2,
                Inferior.CONTINUE,
                stop -> stop.has("syscall_entry") || stop.has("syscall_return"));
    }
}
