package dev.utraced.linux.proc;

import dev.utraced.target.MemoryRange;

/**
 * One line of {@code /proc/PID/maps}.
 *
 * @param offset in the file, in bytes
 * @param path as the kernel prints it: a file's path, maybe with " (deleted)" behind it, or a name as {@code [heap]}, or nothing
 */
public record Mapping(
        MemoryRange range,
        boolean readable,
        boolean writable,
        boolean executable,
        boolean shared,
        long offset,
        FileIdentity file,
        String path) {

    /** Whether what is written there is for nobody else, and what is read is memory, not a device. */
    public boolean isPrivate() {
        return !shared && !path.startsWith("/dev/");
    }

    /**
     * Whether it is code that nobody changes. Shared mappings would change the file, and what is writable belongs to a program that makes
     * its code itself.
     */
    boolean isCodeOfFile() {
        return executable && !writable && !shared && isOfFile();
    }

    public boolean isOfFile() {
        return file.inode() != 0;
    }
}
