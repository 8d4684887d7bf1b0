package dev.utraced.linux.sys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What decides about a thread's turns, from its stat file: fields 19 and 40, counted from 1. */
record Turn(int niceness, int priority) {
    private static final int FIRST_AFTER_NAME = 3;

    static Turn own() {
        return of("/proc/thread-self/stat");
    }

    /** The name, which may hold spaces, is the second field. */
    static Turn of(String file) {
        try {
            String stat = Files.readString(Path.of(file));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return new Turn(
                    Integer.parseInt(fields[19 - FIRST_AFTER_NAME]), Integer.parseInt(fields[40 - FIRST_AFTER_NAME]));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Turn realTime() {
        return new Turn(niceness, 1);
    }

    Turn lessNice(int steps) {
        return new Turn(Math.max(-20, niceness - steps), priority);
    }

    boolean isRealTime() {
        return priority > 0;
    }
}
