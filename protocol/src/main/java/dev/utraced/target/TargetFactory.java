package dev.utraced.target;

/** Makes a target for each client; the targets share the processes. On the loop thread. */
public interface TargetFactory {
    DebugTarget open(TargetListener listener);
}
