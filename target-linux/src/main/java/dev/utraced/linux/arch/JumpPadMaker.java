package dev.utraced.linux.arch;

import dev.utraced.agent.AgentExpression;
import dev.utraced.target.MemoryRange;
import java.util.List;
import java.util.Optional;

/**
 * Makes jump pads: code in the program that decides a breakpoint's conditions in the thread that comes by, and stops it only where one
 * holds. A jump in the breakpoint's place leads there.
 */
public interface JumpPadMaker {
    /** Where a program's threads cannot be sent elsewhere by a jump. */
    JumpPadMaker NONE = new JumpPadMaker() {
        @Override
        public Optional<MemoryRange> window(byte[] code, long address) {
            return Optional.empty();
        }

        @Override
        public Optional<JumpPadCode> make(byte[] code, long address, long pad, List<AgentExpression> conditions) {
            return Optional.empty();
        }

        @Override
        public InjectedCall map(MemoryRange pages) {
            throw new UnsupportedOperationException();
        }

        @Override
        public InjectedCall unmap(MemoryRange pages) {
            throw new UnsupportedOperationException();
        }
    };

    /** How many bytes a jump is read from. Only as many as its first instruction has are replaced; the others must stay what they are. */
    int JUMP_BYTES = 5;

    /**
     * The addresses that a jump can lead to which replaces no more than the first instruction.
     *
     * @param code the original bytes from {@code address} on, as in {@link InstructionMover#emulate}
     * @return empty: an instruction that cannot run elsewhere, or one that shows it
     */
    Optional<MemoryRange> window(byte[] code, long address);

    /**
     * @param pad where it will be, in the {@link #window}
     * @param conditions the thread is stopped where one of them holds
     * @return empty: one of them can only be decided here, or the pad is out of reach
     */
    Optional<JumpPadCode> make(byte[] code, long address, long pad, List<AgentExpression> conditions);

    /** Makes room for a pad. Its result is the address of the pages, or an error: also where something is there already. */
    InjectedCall map(MemoryRange pages);

    /** The other half of {@link #map}. */
    InjectedCall unmap(MemoryRange pages);
}
