package dev.utraced.rsp.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.rsp.reply.ReplyStyle.StopForm;
import dev.utraced.rsp.reply.StopReply.NoProcess;
import dev.utraced.rsp.reply.StopReply.NoResumed;
import dev.utraced.rsp.reply.StopReply.Stopped;
import dev.utraced.target.Signal;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import dev.utraced.target.ThreadId;
import dev.utraced.target.WatchKind;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StopReplyTest {
    private static final ThreadId THREAD = new ThreadId(0x1a68, 0x1a69);
    private static final ThreadId CHILD = new ThreadId(0x1b00, 0x1b00);

    static Stream<Arguments> reasons() {
        return Stream.of(
                Arguments.of(new StopReason.Requested(), "T00thread:p1a68.1a69;"),
                Arguments.of(new StopReason.Interrupted(), "T02thread:p1a68.1a69;"),
                Arguments.of(new StopReason.Signalled(Signal.SEGV), "T0bthread:p1a68.1a69;"),
                Arguments.of(new StopReason.Signalled(new Signal(0x97)), "T97thread:p1a68.1a69;"),
                Arguments.of(new StopReason.Stepped(), "T05thread:p1a68.1a69;"),
                Arguments.of(new StopReason.SoftwareBreakpoint(), "T05swbreak:;thread:p1a68.1a69;"),
                Arguments.of(new StopReason.HardwareBreakpoint(), "T05hwbreak:;thread:p1a68.1a69;"),
                Arguments.of(
                        new StopReason.Watchpoint(WatchKind.WRITE, 0x404010), "T05watch:404010;thread:p1a68.1a69;"),
                Arguments.of(
                        new StopReason.Watchpoint(WatchKind.READ, 0x404010), "T05rwatch:404010;thread:p1a68.1a69;"),
                Arguments.of(
                        new StopReason.Watchpoint(WatchKind.ACCESS, 0xffff_ffff_8000_0000L),
                        "T05awatch:ffffffff80000000;thread:p1a68.1a69;"),
                Arguments.of(new StopReason.SyscallEntry(231), "T05syscall_entry:e7;thread:p1a68.1a69;"),
                Arguments.of(new StopReason.SyscallReturn(0), "T05syscall_return:0;thread:p1a68.1a69;"),
                Arguments.of(new StopReason.Forked(CHILD), "T05fork:p1b00.1b00;thread:p1a68.1a69;"),
                Arguments.of(new StopReason.VForked(CHILD), "T05vfork:p1b00.1b00;thread:p1a68.1a69;"),
                Arguments.of(new StopReason.VForkDone(), "T05vforkdone:;thread:p1a68.1a69;"),
                Arguments.of(new StopReason.Execed("/bin/ls"), "T05exec:2f62696e2f6c73;thread:p1a68.1a69;"),
                Arguments.of(
                        new StopReason.Cloned(new ThreadId(0x1a68, 0x1a70)), "T05clone:p1a68.1a70;thread:p1a68.1a69;"),
                Arguments.of(new StopReason.ThreadCreated(), "T05create:;thread:p1a68.1a69;"),
                Arguments.of(new StopReason.ThreadExited(0), "w00;p1a68.1a69"),
                Arguments.of(new StopReason.Exited(42), "W2a;process:1a68"),
                Arguments.of(new StopReason.Withdrawn(), "W00;process:1a68"),
                Arguments.of(new StopReason.Killed(Signal.KILL), "X09;process:1a68"));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void aReasonIsToldInItsOwnWords(StopReason reason, String expected) {
        assertThat(Written.full(Stopped.of(new StopEvent(THREAD, reason)))).isEqualTo(expected);
    }

    @Test
    void everyReasonHasItsLineAbove() {
        Set<Class<?>> told = reasons().map(line -> line.get()[0].getClass()).collect(Collectors.toSet());
        assertThat(told).containsExactlyInAnyOrder(StopReason.class.getPermittedSubclasses());
    }

    @Test
    void registersAndTheCoreComeBehindTheReason() {
        Stopped stopped = new Stopped(
                new StopEvent(THREAD, new StopReason.SoftwareBreakpoint()),
                List.of(
                        new ExpeditedRegister(6, new byte[] {0x10, (byte) 0xe0, 0, 0}),
                        new ExpeditedRegister(0x10, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}),
                        new ExpeditedRegister(0x123, new byte[] {9})),
                OptionalInt.of(11));
        assertThat(Written.full(stopped))
                .isEqualTo("T05swbreak:;06:10e00000;10:0102030405060708;0123:09;thread:p1a68.1a69;core:b;");
    }

    @Test
    void aClientThatAgreedToNothingGetsNeitherProcessIdsNorBreakpointWords() {
        assertThat(plain(new StopReason.SoftwareBreakpoint())).isEqualTo("T05thread:1a69;");
        assertThat(plain(new StopReason.HardwareBreakpoint())).isEqualTo("T05thread:1a69;");
        assertThat(plain(new StopReason.Watchpoint(WatchKind.WRITE, 16))).isEqualTo("T05watch:10;thread:1a69;");
        assertThat(plain(new StopReason.Exited(0))).isEqualTo("W00");
        assertThat(plain(new StopReason.Killed(Signal.SEGV))).isEqualTo("X0b");
        assertThat(plain(new StopReason.ThreadExited(7))).isEqualTo("w07;1a69");
    }

    @Test
    void anExitStatusHasEightBits() {
        assertThat(plain(new StopReason.Exited(-1))).isEqualTo("Wff");
    }

    @Test
    void thereMayBeNothingToTellOf() {
        assertThat(Written.full(new NoResumed())).isEqualTo("N");
        assertThat(Written.full(new NoProcess())).isEqualTo("W00");
    }

    private static String plain(StopReason reason) {
        return Written.plain(Stopped.of(new StopEvent(THREAD, reason)));
    }

    @Test
    void aServerCanBeToldToSayLess() {
        Stopped stop = new Stopped(
                new StopEvent(THREAD, new StopReason.Stepped()),
                List.of(new ExpeditedRegister(6, new byte[] {1})),
                OptionalInt.empty());
        assertThat(Written.written(stop, new ReplyStyle(true, true, true, true, StopForm.WITHOUT_THREAD)))
                .isEqualTo("T0506:01;");
        assertThat(Written.written(stop, new ReplyStyle(true, true, true, true, StopForm.SIGNAL_ONLY)))
                .isEqualTo("S05");
    }
}
