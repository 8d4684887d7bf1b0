package dev.utraced.it.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program to be debugged: its source under {@code src/test/programs}, its binary.
 *
 * @param source the main source file, in which tests look up lines by the comment that marks them
 */
public record Program(Path binary, Path source) {
    /** The file's path as text, as commands want it. */
    public String path() {
        return binary.toString();
    }

    /** The one-based number of the line that carries the comment {@code marker}. */
    public int line(String marker) {
        try {
            List<String> lines = Files.readAllLines(source);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains("/* " + marker + " */")
                        || lines.get(i).endsWith("# " + marker)) {
                    return i + 1;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("no line in %s is marked '%s'".formatted(source, marker));
    }

    /** The place of a marked line as gdb's commands take it. */
    public String at(String marker) {
        return source.getFileName() + ":" + line(marker);
    }

    /** Starts the program outside of any debugger. */
    public ChildProcess start(Object... arguments) {
        Object[] command = new Object[arguments.length + 1];
        command[0] = binary;
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return ChildProcess.start(command);
    }
}
