package dev.utraced.linux.proc;

import dev.utraced.linux.sys.FileCalls;
import dev.utraced.target.FileStatus;
import dev.utraced.target.HostFileException;
import dev.utraced.target.ProcessId;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Which file is behind the name of a library that a process has loaded. An upgrade replaces files under the processes that use them;
 * symbols are to come from what a process has mapped, not from what its name leads to by now.
 */
final class LoadedFiles {
    private static final String DELETED = " (deleted)";

    private final FileCalls calls;
    private final Function<ProcessId, Optional<ProcessImage>> images;

    /** @param images of the processes whose memory may be read */
    LoadedFiles(FileCalls calls, Function<ProcessId, Optional<ProcessImage>> images) {
        this.calls = calls;
        this.images = images;
    }

    /**
     * The server's path of what is mapped, where the name that the dynamic linker has for it leads elsewhere, or nowhere. The kernel lets
     * only holders of CAP_CHECKPOINT_RESTORE or CAP_SYS_ADMIN follow that path; for others there is no such file, which is better than a
     * wrong one.
     *
     * @param livingThread of the process
     * @param named what the name leads to in the process's view
     * @return empty where the name is right, or none of a library
     * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_map_files.5.html">proc_pid_map_files(5)</a>
     */
    Optional<String> insteadOf(String name, ProcessId process, int livingThread, Supplier<FileStatus> named) {
        Optional<Mapping> library = images.apply(process).flatMap(image -> image.library(name));
        if (library.isEmpty()) {
            return Optional.empty();
        }
        String mapped = "/proc/" + livingThread + "/map_files/"
                + Long.toHexString(library.get().range().start()) + "-"
                + Long.toHexString(library.get().range().endExclusive());
        try {
            return isMapped(named.get(), library.get(), mapped) ? Optional.empty() : Optional.of(mapped);
        } catch (HostFileException e) {
            return Optional.of(mapped);
        }
    }

    /**
     * The kernel's link to the mapped file is compared, not the numbers in {@code maps}, which on btrfs and on overlay file systems need
     * not be those of the file. Only where that link may not be followed, it has to be taken for granted that what has not been deleted
     * is still there.
     */
    private boolean isMapped(FileStatus file, Mapping library, String link) {
        try {
            FileStatus mapped = calls.stat(FileCalls.SERVER_ROOT, link, true);
            return file.device() == mapped.device() && file.inode() == mapped.inode();
        } catch (HostFileException e) {
            return file.inode() == library.file().inode() || !library.path().endsWith(DELETED);
        }
    }
}
