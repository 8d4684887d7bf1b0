package dev.utraced.rsp.command;

import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.target.Signal;
import dev.utraced.target.ThreadEvents.Choice;
import dev.utraced.target.ThreadEvents.Option;
import dev.utraced.target.ThreadSelector;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the client wants to hear of, and what not. */
public sealed interface EventCommand extends Command {

    /** {@code QPassSignals:[sig[;sig]...]}: these go to the program without a stop; replaces the set before. */
    record PassSignals(Set<Signal> signals) implements EventCommand {
        public PassSignals {
            signals = Set.copyOf(signals);
        }

        static PassSignals parse(PayloadReader in) {
            return new PassSignals(parseSignals(in));
        }
    }

    /** {@code QProgramSignals:[sig[;sig]...]}: these may reach the program when the client has gone; replaces the set before. */
    record ProgramSignals(Set<Signal> signals) implements EventCommand {
        public ProgramSignals {
            signals = Set.copyOf(signals);
        }

        static ProgramSignals parse(PayloadReader in) {
            return new ProgramSignals(parseSignals(in));
        }
    }

    /** {@code QCatchSyscalls:0} or {@code QCatchSyscalls:1[;number]...}; @param numbers empty, where on: all */
    record CatchSyscalls(boolean on, Set<Long> numbers) implements EventCommand {
        public CatchSyscalls {
            numbers = Set.copyOf(numbers);
        }

        static CatchSyscalls parse(PayloadReader in) {
            in.expect(':');
            boolean on = in.skip('1');
            if (!on) {
                in.expect('0');
            }
            Set<Long> numbers = new HashSet<>();
            while (on && in.skip(';')) {
                numbers.add(in.hex());
            }
            in.expectEnd();
            return new CatchSyscalls(on, numbers);
        }
    }

    /** {@code QThreadEvents:1} or {@code :0}: whether threads that come and go are told of. */
    record ThreadEvents(boolean on) implements EventCommand {
        static ThreadEvents parse(PayloadReader in) {
            return new ThreadEvents(Flags.parse(in));
        }
    }

    /**
     * {@code QThreadOptions;options[:thread-id][;options[:thread-id]]...}, options being 1 for {@link Option#CLONE}, 2 for
     * {@link Option#EXIT}, or their sum; without a thread they are for all.
     */
    record ThreadOptions(List<Choice> choices) implements EventCommand {
        private static final int CLONE = 1;
        private static final int EXIT = 2;

        /** Those that there are. */
        public static final int ALL = CLONE | EXIT;

        public ThreadOptions {
            choices = List.copyOf(choices);
        }

        static ThreadOptions parse(PayloadReader in) {
            List<Choice> choices = new ArrayList<>();
            do {
                in.expect(';');
                Set<Option> options = options(in.hex(ALL));
                choices.add(new Choice(in.skip(':') ? ThreadIds.parse(in) : ThreadSelector.EVERYTHING, options));
            } while (!in.atEnd());
            return new ThreadOptions(choices);
        }

        private static Set<Option> options(int bits) {
            Set<Option> options = EnumSet.noneOf(Option.class);
            if ((bits & CLONE) != 0) {
                options.add(Option.CLONE);
            }
            if ((bits & EXIT) != 0) {
                options.add(Option.EXIT);
            }
            return options;
        }
    }

    private static Set<Signal> parseSignals(PayloadReader in) {
        Set<Signal> signals = new HashSet<>();
        in.expect(':');
        while (!in.atEnd()) {
            signals.add(new Signal(in.hex(255)));
            if (!in.skip(';')) {
                in.expectEnd();
            }
        }
        return signals;
    }
}
