package dev.utraced.rsp.command;

import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.target.ResumeAction;
import dev.utraced.target.ResumeRequest;
import dev.utraced.target.Signal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Running, stopping, and asking why something stopped. */
public sealed interface ResumeCommand extends Command {

    /** {@code vCont[;action[:thread-id]]...}; @param requests in the packet's order: for each thread the first that matches counts */
    record VCont(List<ResumeRequest> requests) implements ResumeCommand {
        public VCont {
            requests = List.copyOf(requests);
        }

        static VCont parse(PayloadReader in) {
            return new VCont(ResumeActions.parse(in));
        }
    }

    /** {@code vCont?}: which actions there are. */
    record VContActions() implements ResumeCommand {
        static VContActions parse(PayloadReader in) {
            in.expectEnd();
            return new VContActions();
        }
    }

    /**
     * {@code c [addr]}, {@code C sig[;addr]}, {@code s [addr]}, {@code S sig[;addr]}: what {@code vCont} replaced, for the thread that
     * {@code Hc} selected.
     *
     * @param action continues or steps
     * @param address where to go on, if not where it stopped
     */
    record ResumeAt(ResumeAction action, OptionalLong address) implements ResumeCommand {
        static ResumeAt parseContinue(PayloadReader in) {
            return new ResumeAt(new ResumeAction.Continue(Optional.empty()), address(in));
        }

        static ResumeAt parseStep(PayloadReader in) {
            return new ResumeAt(new ResumeAction.Step(Optional.empty()), address(in));
        }

        static ResumeAt parseContinueWithSignal(PayloadReader in) {
            Optional<Signal> signal = ResumeActions.signal(in);
            return new ResumeAt(new ResumeAction.Continue(signal), addressAfterSignal(in));
        }

        static ResumeAt parseStepWithSignal(PayloadReader in) {
            Optional<Signal> signal = ResumeActions.signal(in);
            return new ResumeAt(new ResumeAction.Step(signal), addressAfterSignal(in));
        }

        private static OptionalLong addressAfterSignal(PayloadReader in) {
            return in.skip(';') ? OptionalLong.of(lastNumber(in)) : address(in);
        }

        private static OptionalLong address(PayloadReader in) {
            return in.atEnd() ? OptionalLong.empty() : OptionalLong.of(lastNumber(in));
        }

        private static long lastNumber(PayloadReader in) {
            long number = in.hex();
            in.expectEnd();
            return number;
        }
    }

    /** {@code ?}: why everything is stopped; all-stop clients expect it to stop what runs. */
    record StopReasonQuery() implements ResumeCommand {
        static StopReasonQuery parse(PayloadReader in) {
            in.expectEnd();
            return new StopReasonQuery();
        }
    }

    /** {@code vStopped}: the notification was heard, the next stop please. */
    record VStopped() implements ResumeCommand {
        static VStopped parse(PayloadReader in) {
            in.expectEnd();
            return new VStopped();
        }
    }

    /** {@code vCtrlC}: the interrupt of non-stop clients. */
    record VCtrlC() implements ResumeCommand {
        static VCtrlC parse(PayloadReader in) {
            in.expectEnd();
            return new VCtrlC();
        }
    }
}
