package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.arch.DebugRegisters;
import dev.utraced.linux.arch.InstructionMover;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gives each process the architecture of its program. One for each server, for the processor does not change; made when the first such
 * program comes, for most servers see only one kind.
 */
public final class X86Architectures {
    private final Map<X86Abi, Architecture> architectures = new EnumMap<>(X86Abi.class);
    private final Function<X86Abi, Architecture> maker;

    /** What is made once for 64-bit code and once for 32-bit code. */
    @FunctionalInterface
    public interface PerWordSize<T> {
        T of(boolean is64Bit);
    }

    /** For processes without shadow stacks. */
    public X86Architectures(XsaveLayout layout) {
        this(layout, X86InstructionMover::new, is64Bit -> new X86DebugRegisters());
    }

    /** With other movers or debug registers. */
    public X86Architectures(
            XsaveLayout layout, PerWordSize<InstructionMover> movers, PerWordSize<DebugRegisters> debugRegisters) {
        maker = abi -> new X86Architecture(abi, layout, movers.of(abi.is64Bit()), debugRegisters.of(abi.is64Bit()));
    }

    /**
     * @param header the first 20 bytes, or more, of the process's executable
     * @return empty: not an ELF file for x86
     */
    public Optional<Architecture> forExecutable(byte[] header) {
        return X86Abi.ofElf(header).map(abi -> architectures.computeIfAbsent(abi, maker));
    }
}
