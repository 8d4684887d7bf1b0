package dev.utraced.linux.sys;

import dev.utraced.target.HostFileException;
import dev.utraced.target.HostFileException.Reason;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Looks up name by name, for kernels without openat2. A folder that is moved meanwhile can mislead it, which matters little: who serves
 * files this way trusts the process that is debugged as much as the client.
 */
final class WalkingLookup implements RootedLookup {
    /** As in the kernel (MAXSYMLINKS). */
    private static final int MAX_LINKS = 40;

    private static final int TYPE_MASK = 0170000;
    private static final int LINK_TYPE = 0120000;

    private final StatusBuffer status;

    WalkingLookup(StatusBuffer status) {
        this.status = status;
    }

    @Override
    public int open(int root, String path, int flags, int permissions) {
        if (path.isEmpty()) {
            throw new HostFileException(Reason.ENOENT);
        }
        Deque<Integer> folders = new ArrayDeque<>();
        try {
            return walk(root, path, flags, permissions, folders);
        } finally {
            folders.forEach(Libc::close);
        }
    }

    /** @param folders opened on the way down; the root itself is not among them */
    private int walk(int root, String path, int flags, int permissions, Deque<Integer> folders) {
        Deque<String> names = new ArrayDeque<>(split(path));
        int links = 0;
        while (true) {
            String name = names.isEmpty() ? "." : names.pop();
            boolean last = names.isEmpty();
            int here = folders.isEmpty() ? root : folders.peek();
            if (name.equals("..")) {
                close(folders);
                name = ".";
                here = folders.isEmpty() ? root : folders.peek();
            }
            if (isFollowed(here, name, last, flags)) {
                String target = LinuxFiles.linkTarget(here, name);
                if (++links > MAX_LINKS) {
                    throw new HostFileException(Reason.UNKNOWN);
                }
                pushFront(names, target);
                closeAllIf(target.startsWith("/"), folders);
            } else if (last) {
                return PathOpener.openAt(here, name, flags | OpenBits.NO_FOLLOW, permissions);
            } else if (!name.equals(".")) {
                folders.push(openFolder(here, name));
            }
        }
    }

    /** A link at the end is not followed where the caller does not want it, nor where a file shall be made that is not there yet. */
    private boolean isFollowed(int folder, String name, boolean last, int flags) {
        if (name.equals(".") || last && (flags & OpenBits.NO_FOLLOW) != 0) {
            return false;
        }
        int descriptor;
        try {
            descriptor = PathOpener.openAt(
                    folder, name, OpenBits.PATH_ONLY | OpenBits.NO_FOLLOW | OpenBits.CLOSE_ON_EXEC, 0);
        } catch (HostFileException e) {
            // Opening it in earnest says why it cannot be, or makes it.
            return false;
        }
        try {
            return (status.of(descriptor).mode() & TYPE_MASK) == LINK_TYPE;
        } finally {
            Libc.close(descriptor);
        }
    }

    private static int openFolder(int folder, String name) {
        int flags = OpenBits.PATH_ONLY | OpenBits.FOLDER | OpenBits.NO_FOLLOW | OpenBits.CLOSE_ON_EXEC;
        return PathOpener.openAt(folder, name, flags, 0);
    }

    private static void pushFront(Deque<String> names, String path) {
        List<String> parts = split(path);
        for (int i = parts.size() - 1; i >= 0; i--) {
            names.push(parts.get(i));
        }
    }

    private static void close(Deque<Integer> folders) {
        if (!folders.isEmpty()) {
            Libc.close(folders.pop());
        }
    }

    private static void closeAllIf(boolean toRoot, Deque<Integer> folders) {
        while (toRoot && !folders.isEmpty()) {
            close(folders);
        }
    }

    private static List<String> split(String path) {
        return List.of(path.split("/")).stream()
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .toList();
    }
}
