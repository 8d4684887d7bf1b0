package dev.utraced.linux.sys;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/** Finds a program as a shell would: by PATH where the name has no slash. */
final class ProgramSearch {
    private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";
    private static final int X_OK = 1;

    private ProgramSearch() {}

    /** @return the path to execute; relative ones are meant from the request's folder. Empty: in no folder of PATH */
    static Optional<String> find(SpawnRequest request) {
        String program = request.program();
        if (program.isEmpty() || program.indexOf('/') >= 0) {
            return Optional.of(program);
        }
        // An empty element is the current folder; the limit keeps one at the end.
        for (String folder :
                request.environment().getOrDefault("PATH", DEFAULT_PATH).split(":", -1)) {
            String candidate = folder.isEmpty() ? "./" + program : folder + "/" + program;
            String seen = request.workingDirectory()
                    .filter(ignored -> !candidate.startsWith("/"))
                    .map(from -> from + "/" + candidate)
                    .orElse(candidate);
            if (SpawnLibc.access(seen, X_OK) == 0 && !new File(seen).isDirectory()) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** What to tell people when executing {@code path} has failed. */
    static String explain(SpawnRequest request, String path, Errno errno) {
        Optional<Path> missing =
                request.workingDirectory().filter(folder -> !folder.toFile().isDirectory());
        if (missing.isPresent()) {
            return missing.get() + ": not a directory that can be entered";
        }
        String reason = path + ": " + errno.meaning();
        boolean there = request.workingDirectory()
                .orElse(Path.of(""))
                .resolve(path)
                .toFile()
                .exists();
        return there && errno.equals(Errno.ENOENT) ? reason + " (the interpreter that it names is missing)" : reason;
    }
}
