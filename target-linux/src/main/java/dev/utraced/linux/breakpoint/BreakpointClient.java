package dev.utraced.linux.breakpoint;

import dev.utraced.linux.trace.Attachment;
import dev.utraced.linux.trace.TracingEngine;
import dev.utraced.linux.trace.Wish;
import dev.utraced.target.WatchKind;

/** An engine that owns breakpoints. It hears of hits on the tracees that it is attached to, and of its own alone. */
public interface BreakpointClient extends TracingEngine {
    /**
     * The PC is at the breakpoint.
     *
     * @return the client's wish from now on; one other than {@link Wish#STOP} says that the client is done with this hit
     */
    Wish breakpointHit(Attachment attachment, boolean hardware);

    /** @param address the start of what was watched, where the processor does not tell more; @return the wish from now on */
    Wish watchpointHit(Attachment attachment, WatchKind kind, long address);
}
