package dev.utraced.rsp.command;

import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.target.ThreadSelector;

/** Which threads there are, and which one the packets that follow are about. */
public sealed interface ThreadCommand extends Command {

    /** {@code Hg thread-id}: the thread of register, memory and other packets that name none. */
    record SelectThread(ThreadSelector thread) implements ThreadCommand {}

    /** {@code Hc thread-id}: the thread of the old {@code c} and {@code s} packets. */
    record SelectResumedThread(ThreadSelector thread) implements ThreadCommand {}

    /** {@code H op thread-id}; clients know no other operations than {@code g} and {@code c}. */
    static Command parseSelection(PayloadReader in) {
        int operation = in.next();
        return switch (operation) {
            case 'g' -> new SelectThread(lastThread(in));
            case 'c' -> new SelectResumedThread(lastThread(in));
            default -> new UnknownCommand("H" + (char) operation);
        };
    }

    /** {@code T thread-id}: whether it is alive. */
    record IsAlive(ThreadSelector thread) implements ThreadCommand {
        static IsAlive parse(PayloadReader in) {
            return new IsAlive(lastThread(in));
        }
    }

    /** {@code qC}: which thread is selected. */
    record CurrentThread() implements ThreadCommand {
        static CurrentThread parse(PayloadReader in) {
            in.expectEnd();
            return new CurrentThread();
        }
    }

    /** {@code qfThreadInfo}: the first part of the list of threads. */
    record FirstThreads() implements ThreadCommand {
        static FirstThreads parse(PayloadReader in) {
            in.expectEnd();
            return new FirstThreads();
        }
    }

    /** {@code qsThreadInfo}: the next part of the list of threads. */
    record MoreThreads() implements ThreadCommand {
        static MoreThreads parse(PayloadReader in) {
            in.expectEnd();
            return new MoreThreads();
        }
    }

    /** {@code qThreadExtraInfo,thread-id}: what to show of it beside its id. */
    record ThreadExtraInfo(ThreadSelector thread) implements ThreadCommand {
        static ThreadExtraInfo parse(PayloadReader in) {
            in.expect(',');
            return new ThreadExtraInfo(lastThread(in));
        }
    }

    private static ThreadSelector lastThread(PayloadReader in) {
        ThreadSelector thread = ThreadIds.parse(in);
        in.expectEnd();
        return thread;
    }
}
