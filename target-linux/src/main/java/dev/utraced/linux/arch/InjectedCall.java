package dev.utraced.linux.arch;

import dev.utraced.linux.sys.SeccompData;

/** One system call that a stopped thread makes for us, by stepping it in a scratch slot; nothing of it stays in its registers. */
public interface InjectedCall extends MovedInstruction {
    /** What the program's filters would see of it. */
    SeccompData seenByFilters();

    /** What the kernel has answered, a negative errno for an error; after {@link #finish} has said that the call was made. */
    long result();
}
