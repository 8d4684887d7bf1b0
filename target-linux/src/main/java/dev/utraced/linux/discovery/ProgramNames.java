package dev.utraced.linux.discovery;

import dev.utraced.linux.sys.ProcFs;
import java.util.List;
import java.util.stream.Stream;

/** What the program of a process may be called: as it calls itself, in 15 bytes; as its file is called; as it was called when it was started. */
final class ProgramNames {
    private static final String DELETED = " (deleted)";

    private final ProcFs procFs;

    ProgramNames(ProcFs procFs) {
        this.procFs = procFs;
    }

    /** The one to show first; never none. */
    List<String> of(int pid) {
        String file = procFs.executable(pid).map(ProgramNames::baseName).orElse("");
        List<String> words = procFs.commandLine(pid);
        String started = words.isEmpty() ? "" : baseName(words.get(0));
        return Stream.concat(
                        Stream.of(procFs.name(pid).orElse(""), file, started)
                                .filter(name -> !name.isEmpty())
                                .distinct(),
                        Stream.of("?"))
                .toList();
    }

    private static String baseName(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(DELETED) ? name.substring(0, name.length() - DELETED.length()) : name;
    }
}
