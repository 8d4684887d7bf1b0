package dev.utraced.it.process;

/** Addresses of a program that is linked to a fixed place. */
public final class Symbols {
    private Symbols() {}

    /** The address of a function or variable, from nm(1). */
    public static long address(Program program, String name) {
        try (ChildProcess nm = ChildProcess.start("nm", program.path())) {
            return nm.stdout()
                    .awaitEnd()
                    .lines()
                    .filter(line -> line.endsWith(" " + name))
                    .map(line -> Long.parseUnsignedLong(line.substring(0, 16), 16))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no symbol " + name + " in " + program));
        }
    }
}
