package dev.utraced.linux.sys;

import java.io.File;

/**
 * Finds a program as a shell would, by PATH where the name has no slash, and says beforehand what can be said against it: who is told
 * after the exec has failed hears of a process that has come and gone.
 */
final class ProgramSearch {
    private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";
    private static final int X_OK = 1;

    private final SpawnRequest request;

    ProgramSearch(SpawnRequest request) {
        this.request = request;
    }

    /** What came of it. */
    sealed interface Result {
        /** @param path to execute; a relative one is meant from the request's folder */
        record Found(String path) implements Result {}

        /** @param reason for people */
        record Refused(String reason) implements Result {}
    }

    Result find() {
        if (request.arguments().stream().anyMatch(argument -> argument.indexOf(0) >= 0)) {
            return new Result.Refused("an argument with a zero byte in it");
        }
        String folder = request.workingDirectory().map(Object::toString).orElse(".");
        if (!executable(folder)) {
            return new Result.Refused(folder + ": " + Libc.errno().meaning());
        }
        String program = request.program();
        return program.isEmpty() || program.indexOf('/') >= 0 ? asItIs(program) : inPath(program);
    }

    private Result asItIs(String program) {
        String seen = fromHere(program);
        if (!executable(seen)) {
            return new Result.Refused(cannot(program, Libc.errno()));
        }
        return new File(seen).isDirectory()
                ? new Result.Refused(cannot(program, Errno.EISDIR))
                : new Result.Found(program);
    }

    private Result inPath(String program) {
        // An empty element is the current folder; the limit keeps one at the end.
        for (String folder :
                request.environment().getOrDefault("PATH", DEFAULT_PATH).split(":", -1)) {
            String candidate = folder.isEmpty() ? "./" + program : folder + "/" + program;
            String seen = fromHere(candidate);
            if (executable(seen) && !new File(seen).isDirectory()) {
                return new Result.Found(candidate);
            }
        }
        return new Result.Refused(program + ": not found in PATH");
    }

    /** What to tell people when executing {@code path}, which is there, has failed. */
    static String explain(String path, Errno errno) {
        String reason = cannot(path, errno);
        return errno.equals(Errno.ENOENT) ? reason + " (the interpreter that it names is missing)" : reason;
    }

    /** In GNU gdbserver's words, which are looked for on its standard error. */
    private static String cannot(String path, Errno errno) {
        return "Cannot exec " + path + ": " + errno.meaning();
    }

    /** A path of the request as this process, in its own folder, would write it. */
    private String fromHere(String path) {
        return path.isEmpty() || path.startsWith("/")
                ? path
                : request.workingDirectory().map(folder -> folder + "/" + path).orElse(path);
    }

    private static boolean executable(String path) {
        return SpawnLibc.access(NativeStrings.terminated(path), X_OK) == 0;
    }
}
