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
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/**
 * One client's files. Its descriptor numbers are its own, so that it reaches no file that it has not opened; {@link #close()} closes
 * what it left open.
 */
public final class LinuxHostFiles implements HostFiles, AutoCloseable {
    /** Bounds what a client that never closes can take of the server's descriptors. */
    private static final int MAX_OPEN = 256;

    private static final Set<OpenFlag> ONLY_READ = Set.of(OpenFlag.READ);

    /** A call that takes a path below a root. */
    @FunctionalInterface
    private interface Lookup<T> {
        T in(int root, String path);
    }

    private final FileCalls calls;
    private final IntUnaryOperator livingThread;
    private final LoadedFiles loaded;
    private final Map<Integer, Integer> kernelDescriptors = new HashMap<>();
    private Optional<ProcessId> viewer = Optional.empty();

    public LinuxHostFiles(FileCalls calls) {
        this(calls, pid -> pid, process -> Optional.empty());
    }

    /**
     * @param livingThread of a process, a thread that has not ended: of one that has, the kernel shows no root
     * @param images of the processes that the client holds
     */
    public LinuxHostFiles(
            FileCalls calls, IntUnaryOperator livingThread, Function<ProcessId, Optional<ProcessImage>> images) {
        this.livingThread = livingThread;
        this.calls = calls;
        this.loaded = new LoadedFiles(calls, images);
    }

    @Override
    public void useFileSystemOf(Optional<ProcessId> process) {
        viewer = process;
    }

    @Override
    public int open(String path, Set<OpenFlag> flags, int mode) {
        int descriptor = freeDescriptor();
        Lookup<Integer> open = (root, name) -> calls.open(root, name, flags, mode);
        kernelDescriptors.put(descriptor, flags.equals(ONLY_READ) ? asLoaded(path, open) : inRootFor(path, open));
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
        Lookup<FileStatus> status = (root, name) -> calls.stat(root, name, followLinks);
        return followLinks ? asLoaded(path, status) : inRootFor(path, status);
    }

    @Override
    public void unlink(String path) {
        inRootFor(path, (root, name) -> {
            calls.unlink(root, name);
            return name;
        });
    }

    @Override
    public String readLink(String path) {
        return inRootFor(path, calls::readLink);
    }

    @Override
    public void close() {
        kernelDescriptors.values().forEach(calls::close);
        kernelDescriptors.clear();
    }

    /** A library that has been deleted or replaced is the one that the process has loaded. */
    private <T> T asLoaded(String path, Lookup<T> action) {
        Optional<String> instead = viewer.flatMap(process -> loaded.insteadOf(
                path,
                process,
                livingThread.applyAsInt(process.pid()),
                () -> inRootFor(path, (root, name) -> calls.stat(root, name, true))));
        return instead.isPresent() ? action.in(FileCalls.SERVER_ROOT, instead.get()) : inRootFor(path, action);
    }

    /** The process may have gone, or have changed its root, since it was chosen; therefore its root is opened anew each time. */
    private <T> T inRootFor(String path, Lookup<T> action) {
        if (viewer.isEmpty() || ProgramFile.isServersNameFor(viewer.get(), path)) {
            return action.in(FileCalls.SERVER_ROOT, path);
        }
        int root = calls.openRoot(livingThread.applyAsInt(viewer.get().pid()));
        try {
            return action.in(root, path);
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
