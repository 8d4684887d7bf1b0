package dev.utraced.server.session;

import dev.utraced.rsp.reply.ExpeditedRegister;
import dev.utraced.rsp.reply.StopReply;
import dev.utraced.target.DebugTarget;
import dev.utraced.target.Registers;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import dev.utraced.target.TargetException;
import dev.utraced.target.ThreadId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Tells an event together with what the client would ask for next. */
final class StopReplies {
    private final DebugTarget target;

    StopReplies(DebugTarget target) {
        this.target = target;
    }

    StopReply of(StopEvent event) {
        StopReason reason = event.reason();
        if (reason.endsProcess() || reason instanceof StopReason.ThreadExited) {
            return StopReply.Stopped.of(event);
        }
        OptionalInt core = target.threads()
                .facts(event.thread())
                .map(facts -> OptionalInt.of(facts.core()))
                .orElse(OptionalInt.empty());
        return new StopReply.Stopped(event, registers(event.thread()), core);
    }

    /** None where the thread has gone meanwhile: its end will be told in turn. */
    private List<ExpeditedRegister> registers(ThreadId thread) {
        Registers registers = target.registers();
        List<ExpeditedRegister> values = new ArrayList<>();
        try {
            for (int number : registers.expedited(thread.process())) {
                values.add(new ExpeditedRegister(number, registers.read(thread, number)));
            }
        } catch (TargetException e) {
            return List.of();
        }
        return values;
    }
}
