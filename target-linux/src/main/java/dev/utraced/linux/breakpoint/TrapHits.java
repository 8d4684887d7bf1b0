package dev.utraced.linux.breakpoint;

import dev.utraced.agent.AgentExpression;
import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.trace.Attachment;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.linux.trace.Wish;
import java.util.List;
import java.util.Map;

/** Finds out whose trap a thread has hit, and tells those owners of it whose condition holds. */
final class TrapHits {
    private static final int SIGTRAP = 5;

    private final Map<Tracee, Passage> passages;
    private final Conditions conditions = new Conditions();

    /** @param passages what threads that are at traps have to get past */
    TrapHits(Map<Tracee, Passage> passages) {
        this.passages = passages;
    }

    /** A tracee has executed a trap instruction, which may be the program's own. */
    void hit(Tracee tracee, TrapTable table) {
        Architecture architecture = tracee.group().architecture();
        long address = architecture.pc(tracee.registers()) - architecture.trapPcOffset();
        Trap trap = table.at(address).orElse(null);
        if (trap != null) {
            architecture.setPc(tracee.registers(), address);
            tracee.hideEvent();
            tell(tracee, trap, table);
        } else if (!table.programHasTrapAt(address)) {
            architecture.setPc(tracee.registers(), address);
            tracee.hideEvent();
        } else if (tracee.group().hasClients()) {
            architecture.setPc(tracee.registers(), address);
        } else {
            tracee.signal().deliver(SIGTRAP);
        }
    }

    private void tell(Tracee tracee, Trap trap, TrapTable table) {
        if (!tracee.isStopped()) {
            return;
        }
        Passage before = passages.get(tracee);
        Passage passage = before != null && before.address() == trap.address() ? before : new Passage(trap.address());
        passages.put(tracee, passage);
        if (!tellOwners(tracee, trap, passage, table)) {
            trap.missed();
        }
    }

    /** @return whether a condition holds */
    private boolean tellOwners(Tracee tracee, Trap trap, Passage passage, TrapTable table) {
        boolean held = false;
        for (Map.Entry<BreakpointClient, List<AgentExpression>> owner :
                List.copyOf(trap.owners().entrySet())) {
            BreakpointClient client = owner.getKey();
            Attachment attachment = tracee.attachmentOf(client).orElse(null);
            if (attachment == null || passage.done().contains(client)) {
                continue;
            }
            if (conditions.hold(owner.getValue(), tracee, table.memory())) {
                held = true;
                Wish wish = client.breakpointHit(attachment, false);
                attachment.answer(wish);
                if (wish == Wish.STOP) {
                    continue;
                }
            }
            passage.done().add(client);
        }
        return held;
    }
}
