package dev.utraced.linux.sys.bpf;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * bpf(2), as far as it is needed for a program that runs at each thread of a process. What is made is a file descriptor, closed by an exec,
 * or {@link #FAILED}.
 */
final class Bpf {
    static final int FAILED = -1;

    private static final long BPF = System.getProperty("os.arch").equals("amd64") ? 321 : 280;

    private static final int PROG_LOAD = 5;
    private static final int LINK_CREATE = 28;
    private static final int ITER_CREATE = 33;

    private static final int TYPE_TRACING = 26;
    private static final int TRACE_ITER = 28;

    /** {@code union bpf_attr}; the kernel takes any length, and what is not set must be 0. */
    private static final int ATTRIBUTES_BYTES = 128;

    private static final int INSTRUCTION_BYTES = 8;

    /** {@code union bpf_iter_link_info}, whose second word is the process. */
    private static final int LINK_INFO_BYTES = 16;

    /** The kernel lets only such programs write into a file that is read; it is a program's own word, as a module's is. */
    private static final byte[] LICENSE = "Dual MIT/GPL\0".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] NAME = "utraced_threads".getBytes(StandardCharsets.US_ASCII);

    static {
        Native.register(Bpf.class, NativeLibrary.getProcess());
    }

    private final ByteBuffer attributes = direct(ATTRIBUTES_BYTES);
    private final ByteBuffer linkInfo = direct(LINK_INFO_BYTES);

    private static native long syscall(long number, long command, long attributes, long lengthBytes);

    private static native long read(int descriptor, long address, long lengthBytes);

    static native int close(int descriptor);

    static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    private static long address(ByteBuffer buffer) {
        return Pointer.nativeValue(Native.getDirectBufferPointer(buffer));
    }

    private static ByteBuffer copy(byte[] bytes) {
        return direct(bytes.length).put(0, bytes);
    }

    /** @param function what it is run at, as {@link TaskLayout#iterator} says */
    int load(byte[] instructions, int function) {
        ByteBuffer code = copy(instructions);
        ByteBuffer license = copy(LICENSE);
        clear();
        attributes.putInt(0, TYPE_TRACING);
        attributes.putInt(4, instructions.length / INSTRUCTION_BYTES);
        attributes.putLong(8, address(code));
        attributes.putLong(16, address(license));
        attributes.put(48, NAME);
        attributes.putInt(68, TRACE_ITER);
        attributes.putInt(108, function);
        return call(PROG_LOAD);
    }

    /** From here on the program is about the threads of this process. Needs Linux 6.1. */
    int link(int program, int pid) {
        linkInfo.putInt(4, pid);
        clear();
        attributes.putInt(0, program);
        attributes.putInt(8, TRACE_ITER);
        attributes.putLong(16, address(linkInfo));
        attributes.putInt(24, LINK_INFO_BYTES);
        return call(LINK_CREATE);
    }

    /** What the program writes can be read from this, once. */
    int iterate(int link) {
        clear();
        attributes.putInt(0, link);
        return call(ITER_CREATE);
    }

    /** Whole records only. @return how many bytes; 0: that was all; {@link #FAILED} */
    int read(int descriptor, ByteBuffer into) {
        return (int) read(descriptor, address(into), into.capacity());
    }

    private void clear() {
        for (int i = 0; i < ATTRIBUTES_BYTES; i += Long.BYTES) {
            attributes.putLong(i, 0);
        }
    }

    private int call(int command) {
        return (int) syscall(BPF, command, address(attributes), ATTRIBUTES_BYTES);
    }
}
