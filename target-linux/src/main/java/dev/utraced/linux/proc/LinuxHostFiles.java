package dev.utraced.linux.proc;

import dev.utraced.linux.sys.FileCalls;
import dev.utraced.target.FileStatus;
import dev.utraced.target.HostFileException;
import dev.utraced.target.HostFileException.Reason;
import dev.utraced.target.HostFiles;
import dev.utraced.target.ProcessId;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/**
 * One client's files. Its descriptor numbers are its own, so that it reaches no file that it has not opened; {@link #close()} closes
 * what it left open.
 */
public final class LinuxHostFiles implements HostFiles, AutoCloseable {
    /** Bounds what a client that never closes can take of the server's descriptors. */
    private static final int MAX_OPEN = 256;

    private final FileCalls calls;
    private final IntUnaryOperator livingThread;
    private final Map<Integer, Integer> kernelDescriptors = new HashMap<>();
    private Optional<ProcessId> viewer = Optional.empty();

    public LinuxHostFiles(FileCalls calls) {
        this(calls, pid -> pid);
    }

    /** @param livingThread of a process, a thread that has not ended: of one that has, the kernel shows no root */
    public LinuxHostFiles(FileCalls calls, IntUnaryOperator livingThread) {
        this.livingThread = livingThread;
        this.calls = calls;
    }

    @Override
    public void useFileSystemOf(Optional<ProcessId> process) {
        viewer = process;
    }

    @Override
    public int open(String path, Set<OpenFlag> flags, int mode) {
        int descriptor = freeDescriptor();
        kernelDescriptors.put(descriptor, inRootFor(path, root -> calls.open(root, path, flags, mode)));
        return descriptor;
    }

    @Override
    public void close(int descriptor) {
        int kernelDescriptor = kernelDescriptor(descriptor);
        kernelDescriptors.remove(descriptor);
        calls.close(kernelDescriptor);
    }

    @Override
    public int read(int descriptor, long offset, ByteBuffer into) {
        return calls.read(kernelDescriptor(descriptor), offset, into);
    }

    @Override
    public int write(int descriptor, long offset, ByteBuffer from) {
        return calls.write(kernelDescriptor(descriptor), offset, from);
    }

    @Override
    public FileStatus stat(int descriptor) {
        return calls.stat(kernelDescriptor(descriptor));
    }

    @Override
    public FileStatus stat(String path, boolean followLinks) {
        return inRootFor(path, root -> calls.stat(root, path, followLinks));
    }

    @Override
    public void unlink(String path) {
        inRootFor(path, root -> {
            calls.unlink(root, path);
            return path;
        });
    }

    @Override
    public String readLink(String path) {
        return inRootFor(path, root -> calls.readLink(root, path));
    }

    @Override
    public void close() {
        kernelDescriptors.values().forEach(calls::close);
        kernelDescriptors.clear();
    }

    /** The process may have gone, or have changed its root, since it was chosen; therefore its root is opened anew each time. */
    private <T> T inRootFor(String path, IntFunction<T> action) {
        if (viewer.isEmpty() || ProgramFile.isServersNameFor(viewer.get(), path)) {
            return action.apply(FileCalls.SERVER_ROOT);
        }
        int root = calls.openRoot(livingThread.applyAsInt(viewer.get().pid()));
        try {
            return action.apply(root);
        } finally {
            if (root != FileCalls.SERVER_ROOT) {
                calls.close(root);
            }
        }
    }

    private int freeDescriptor() {
        for (int descriptor = 0; descriptor < MAX_OPEN; descriptor++) {
            if (!kernelDescriptors.containsKey(descriptor)) {
                return descriptor;
            }
        }
        throw new HostFileException(Reason.EMFILE);
    }

    private int kernelDescriptor(int descriptor) {
        Integer kernelDescriptor = kernelDescriptors.get(descriptor);
        if (kernelDescriptor == null) {
            throw new HostFileException(Reason.EBADF);
        }
        return kernelDescriptor;
    }
}
