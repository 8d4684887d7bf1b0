package dev.utraced.linux.sys;

/** Where the bell thread listens. The one method is called on the bell's own thread. */
public interface ChildWatch {
    /** Waits until some child or tracee of this process has something to report, and leaves that unreaped. @return its tid; 0 where there is no child at all */
    int await();
}
