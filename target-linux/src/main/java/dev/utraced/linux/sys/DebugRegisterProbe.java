package dev.utraced.linux.sys;

/**
 * Whether the processor tells when it comes to what its debug registers are set to. Some virtual machines take what is written there and do
 * nothing with it, so that a watchpoint would wait for ever. This process watches a word of its own and writes to it.
 *
 * <p>Asked once; any one thread.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/perf_event_open.2.html">perf_event_open(2), PERF_TYPE_BREAKPOINT</a>
 */
public final class DebugRegisterProbe {
    private static final long PERF_EVENT_OPEN = System.getProperty("os.arch").equals("amd64") ? 298 : 241;

    private static final int TYPE_BREAKPOINT = 5;
    private static final int ATTRIBUTES_BYTES = 72;

    /** Only what this process does itself, outside the kernel: that needs the fewest rights. */
    private static final long EXCLUDE_KERNEL_AND_HYPERVISOR = 1 << 5 | 1 << 6;

    private static final int WRITES = 2;
    private static final int SELF = 0;
    private static final int ANY_PROCESSOR = -1;
    private static final int NO_GROUP = -1;

    private boolean asked;
    private boolean silent;

    /** False also where it cannot be found out. */
    public boolean areSilent() {
        if (!asked) {
            asked = true;
            silent = find();
        }
        return silent;
    }

    private static boolean find() {
        Scratch watched = new Scratch(Long.BYTES);
        int event = open(watched.address());
        if (event < 0) {
            return false;
        }
        watched.bytes().putLong(0, 1);
        Scratch count = new Scratch(Long.BYTES);
        boolean read = FileLibrary.read(event, count.address(), Long.BYTES) == Long.BYTES;
        Libc.close(event);
        return read && count.bytes().getLong(0) == 0;
    }

    private static int open(long address) {
        Scratch attributes = new Scratch(ATTRIBUTES_BYTES);
        attributes.bytes().putInt(0, TYPE_BREAKPOINT);
        attributes.bytes().putInt(4, ATTRIBUTES_BYTES);
        attributes.bytes().putLong(40, EXCLUDE_KERNEL_AND_HYPERVISOR);
        attributes.bytes().putInt(52, WRITES);
        attributes.bytes().putLong(56, address);
        attributes.bytes().putLong(64, Long.BYTES);
        return (int) Libc.syscall(PERF_EVENT_OPEN, attributes.address(), SELF, ANY_PROCESSOR, NO_GROUP, 0);
    }
}
