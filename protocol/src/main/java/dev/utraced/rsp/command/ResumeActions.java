package dev.utraced.rsp.command;

import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.target.MemoryRange;
import dev.utraced.target.ResumeAction;
import dev.utraced.target.ResumeRequest;
import dev.utraced.target.Signal;
import dev.utraced.target.ThreadSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The list of {@code vCont}: {@code c}, {@code C sig}, {@code s}, {@code S sig}, {@code t}, {@code r start,end}, each with a thread. */
final class ResumeActions {
    private static final int MOST_SIGNAL = 255;
    private static final ResumeAction CONTINUE = new ResumeAction.Continue(Optional.empty());
    private static final ResumeAction STEP = new ResumeAction.Step(Optional.empty());
    private static final ResumeAction STOP = new ResumeAction.Stop();

    private ResumeActions() {}

    /** @return at least one; an action without a thread is for every thread */
    static List<ResumeRequest> parse(PayloadReader in) {
        List<ResumeRequest> requests = new ArrayList<>(2);
        do {
            in.expect(';');
            ResumeAction action = action(in);
            ThreadSelector threads = in.skip(':') ? ThreadIds.parse(in) : ThreadSelector.EVERYTHING;
            requests.add(new ResumeRequest(threads, action));
        } while (!in.atEnd());
        return requests;
    }

    private static ResumeAction action(PayloadReader in) {
        return switch (in.next()) {
            case 'c' -> CONTINUE;
            case 'C' -> new ResumeAction.Continue(signal(in));
            case 's' -> STEP;
            case 'S' -> new ResumeAction.Step(signal(in));
            case 't' -> STOP;
            case 'r' -> range(in);
            default -> throw in.malformed("an action c, C, s, S, t or r before this");
        };
    }

    /** Signal 0 is none. */
    static Optional<Signal> signal(PayloadReader in) {
        int number = in.hex(MOST_SIGNAL);
        return number == 0 ? Optional.empty() : Optional.of(new Signal(number));
    }

    private static ResumeAction range(PayloadReader in) {
        long start = in.hex();
        in.expect(',');
        long end = in.hex();
        if (end - start < 0) {
            throw in.malformed("a range that ends behind its start, before this");
        }
        return new ResumeAction.StepRange(MemoryRange.between(start, end));
    }
}
