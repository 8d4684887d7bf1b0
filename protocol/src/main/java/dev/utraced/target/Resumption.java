package dev.utraced.target;

import java.util.List;

/** Running, stepping and stopping. */
public interface Resumption {
    /**
     * For each thread the first request that matches counts; a thread that none matches stays as it is. Threads that already run keep
     * running, threads with an untaken event stay stopped.
     *
     * @throws TargetException where a request names exactly one thread and that thread is not there
     */
    void resume(List<ResumeRequest> requests);

    /**
     * Stops every thread of this target that runs, as one does before telling an all-stop client of an event: no event comes of it, and
     * threads that appear meanwhile are stopped too. Events that happen on the way are kept.
     *
     * @param whenQuiet called once, on the loop, when nothing runs any more; at once, from within, where nothing does
     */
    void quiesce(Runnable whenQuiet);

    /**
     * A resume comes to nothing, for its client is told of an event first. The signals in it count all the same, when their threads run
     * next.
     */
    void postpone(List<ResumeRequest> requests);

    /** Ends what {@link #quiesce} has begun, without letting anything run: threads that appear from now on are not stopped. */
    void release();

    /**
     * Brings the target to a stop because the person at the client said so: one thread gets {@link StopReason.Interrupted}. Works for
     * programs that block or ignore SIGINT, and where nothing of the program would ever run again. Where that thread stops for something
     * else first it is another one, and where nothing runs it is one that runs next: an interrupt is not lost.
     *
     * @param watched one of the process that this person looks at, of which a thread is taken where one runs
     */
    void interrupt(ThreadId watched);

    /**
     * Whether any thread of this target runs as far as its client can see, or the end of a thread or process is about to be told. Where
     * none runs, the kernel is asked about each: to be asked last.
     */
    boolean anyRunning();
}
