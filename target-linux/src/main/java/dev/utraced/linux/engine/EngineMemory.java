package dev.utraced.linux.engine;

import dev.utraced.linux.breakpoint.BreakpointEngine;
import dev.utraced.linux.breakpoint.CleanMemory;
import dev.utraced.target.Memory;
import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetException;
import java.nio.ByteBuffer;

/** Memory without anybody's traps in it. */
final class EngineMemory implements Memory {
    private final Views views;
    private final BreakpointEngine breakpoints;

    EngineMemory(Views views, BreakpointEngine breakpoints) {
        this.views = views;
        this.breakpoints = breakpoints;
    }

    @Override
    public int read(ProcessId process, long address, ByteBuffer into) {
        int from = into.position();
        int count = of(process).read(address, into);
        if (views.grip() == Grip.LOOKS && count > 0) {
            for (ThreadView view : views.allOf(process.pid())) {
                view.picture().ifPresent(picture -> picture.paint(address, into, from, count));
            }
        }
        return count;
    }

    @Override
    public void write(ProcessId process, long address, ByteBuffer from) {
        views.checkHolds();
        int wanted = from.remaining();
        int written = of(process).write(address, from);
        if (written != wanted) {
            throw new TargetException("Cannot access memory at address 0x" + Long.toHexString(address + written));
        }
    }

    private CleanMemory of(ProcessId process) {
        return breakpoints.memory(views.require(process).group());
    }
}
