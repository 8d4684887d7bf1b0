package dev.utraced.target;

/** Watchpoints of this client, in the debug registers of every thread, new ones too. */
public interface Watchpoints {
    /** Whether the processor can do this kind at all; where not, clients fall back by themselves. */
    boolean supports(WatchKind kind);

    /** @throws TargetException where the range does not fit the debug registers that are left, or cannot be watched */
    void insert(ProcessId process, WatchKind kind, MemoryRange range);

    /** @throws TargetException where there is none of this client's */
    void remove(ProcessId process, WatchKind kind, MemoryRange range);
}
