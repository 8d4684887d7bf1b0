package dev.utraced.linux.breakpoint;

import dev.utraced.linux.arch.BoostedCopy;
import dev.utraced.linux.arch.RegisterBank;

/**
 * A trap's instruction where threads run it by themselves. A thread that was sent there is only known to have left when it stops the next
 * time, perhaps never: the slot is given back when the trap has gone and no thread can be in it any more.
 */
final class Boost {
    private final BoostedCopy copy;
    private final long slot;
    private final ScratchSlots slots;
    private int travellers;
    private boolean retired;

    Boost(BoostedCopy copy, long slot, ScratchSlots slots) {
        this.copy = copy;
        this.slot = slot;
        this.slots = slots;
    }

    /** Where the copy is. */
    long slot() {
        return slot;
    }

    /** @return false: this thread is not to be sent there */
    boolean send(RegisterBank bank) {
        boolean sent = copy.begin(bank);
        travellers += sent ? 1 : 0;
        return sent;
    }

    /** The thread has stopped, in the slot or wherever it has come since. @return whether it has executed the instruction */
    boolean bringBack(RegisterBank bank) {
        boolean executed = copy.finish(bank);
        left();
        return executed;
    }

    /** The thread is out of the slot, or has gone. */
    void left() {
        travellers--;
        releaseIfUnused();
    }

    /** Nobody will be sent there any more. */
    void retire() {
        retired = true;
        releaseIfUnused();
    }

    private void releaseIfUnused() {
        if (retired && travellers == 0) {
            slots.releaseKept(slot);
        }
    }
}
