package dev.utraced.linux.proc;

import dev.utraced.linux.sys.FileCalls;
import dev.utraced.target.FileStatus;
import dev.utraced.target.HostFileException;
import dev.utraced.target.ProcessId;

/** The name of the file that a process runs. */
final class ProgramFile {
    private final FileCalls calls;

    ProgramFile(FileCalls calls) {
        this.calls = calls;
    }

    /**
     * The absolute path that leads, in the file system as the process sees it, to the file it runs; where no path does, since the file
     * has been deleted or replaced, the server's {@code /proc/PID/exe}, which still opens it.
     */
    String nameOf(int pid) {
        String link = link(pid);
        try {
            String target = calls.readLink(FileCalls.SERVER_ROOT, link);
            String name = insideRoot(target, calls.readLink(FileCalls.SERVER_ROOT, "/proc/" + pid + "/root"));
            return leadsToProgram(name, pid) ? name : link;
        } catch (HostFileException e) {
            // A kernel thread has no program; and without the right to look, the link's own name says most.
            return link;
        }
    }

    /** Whether {@link #nameOf} may have given this path, which means nothing in the process's own mount namespace. */
    static boolean isServersNameFor(ProcessId process, String path) {
        return path.equals(link(process.pid()));
    }

    private static String link(int pid) {
        return "/proc/" + pid + "/exe";
    }

    private static String insideRoot(String path, String root) {
        return path.startsWith(root + "/") ? path.substring(root.length()) : path;
    }

    private boolean leadsToProgram(String name, int pid) {
        try {
            FileStatus program = calls.stat(FileCalls.SERVER_ROOT, link(pid), true);
            FileStatus named = statAsSeenBy(pid, name);
            return program.device() == named.device() && program.inode() == named.inode();
        } catch (HostFileException e) {
            return false;
        }
    }

    private FileStatus statAsSeenBy(int pid, String name) {
        int root = calls.openRoot(pid);
        try {
            return calls.stat(root, name, true);
        } finally {
            if (root != FileCalls.SERVER_ROOT) {
                calls.close(root);
            }
        }
    }
}
