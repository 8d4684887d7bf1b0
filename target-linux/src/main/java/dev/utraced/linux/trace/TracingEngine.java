package dev.utraced.linux.trace;

/**
 * An independent party that traces: a debugger, the keeper of breakpoints, a system-call tracer.
 *
 * <p>The contract is that of the utrace project: an engine attaches to tracees and gets an {@link Attachment} for each; it hears only
 * the events in the attachment's mask; several engines on one tracee are called in attach order and do not know of each other. Each
 * answers with what <em>it</em> wants, and the smallest {@link Wish} is granted.
 *
 * <p>A callback never blocks and never throws. Waiting is to answer {@link Wish#STOP} and to change the wish later. During a callback
 * the tracee is stopped, so its registers are at hand.
 */
public interface TracingEngine {
    /** Something happened that the mask asks for. @return the engine's wish from now on */
    Wish report(Attachment attachment, TraceEvent event);

    /** Whether the engine never holds or changes anything, so that what becomes of processes does not depend on it. */
    default boolean onlyLooks() {
        return false;
    }

    /**
     * The tracee is stopped, as the engine wished by {@link Attachment#want} of {@link Wish#STOP} or {@link Wish#REPORT}; called once
     * for each such wish, after the engine's {@link #report} of the same stop, and from within {@code want} where the tracee was
     * stopped already.
     *
     * <p>For {@link Wish#STOP} it may be asleep instead ({@link Tracee#isAsleep}): it executes nothing, and its registers are there
     * after {@link Tracee#wake}.
     *
     * @return the engine's wish from now on
     */
    default Wish quiescent(Attachment attachment) {
        return attachment.wish();
    }

    /**
     * The tracee is about to run; asked only with {@link EventKind#RESUME} in the mask, and the last chance to change registers.
     *
     * @param granted what it will do
     * @return what it shall do instead, not larger than {@code granted}
     */
    default Wish beforeResume(Attachment attachment, Wish granted) {
        return granted;
    }

    /**
     * A traced thread has made a new one, which has not run. The engine attaches to it, or not.
     *
     * @param parent the engine's attachment to the maker
     */
    default void born(Attachment parent, Tracee child) {}

    /**
     * A traced process has made another one, before {@link TraceEvent.Forked} is reported. An engine that attaches to the child keeps
     * it; a child that nobody keeps runs free.
     *
     * @param parent the engine's attachment to the maker
     */
    default void forked(Attachment parent, Tracee child, boolean vfork) {}

    /**
     * A thread has called exec and is the only one left, under an id at which the engine is not attached: that of a leader that had
     * ended. The engine attaches to it, or not.
     */
    default void survived(Tracee survivor) {}

    /** The last call for this attachment: the thread has gone. Not called for an attachment that the engine itself gave up. */
    default void gone(Attachment attachment) {}

    /**
     * How a thread has ended while its process lives on; the engine has heard {@link #gone} of it before. Not called for threads that
     * an exec has ended.
     */
    default void exited(ThreadGroup group, int tid, ExitStatus status) {}

    /** The last call for a process that the engine has joined: all of it has gone. Every {@link #gone} of its threads came before. */
    default void ended(ThreadGroup group, ExitStatus status) {}
}
