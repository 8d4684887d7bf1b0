package dev.utraced.it.gdb;

import java.util.Map;

/**
 * One line of gdb's output.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/GDB_002fMI-Output-Syntax.html">Output Syntax</a>
 */
sealed interface MiRecord {
    /** {@code 12^done,...}: the answer to command 12. */
    record Result(int token, String outcome, Map<String, Object> fields) implements MiRecord {}

    /** {@code *stopped,...} or {@code =thread-created,...}: something happened. */
    record Event(String name, Map<String, Object> fields) implements MiRecord {}

    /** {@code ~"..."} and {@code @"..."}: text for the console, from gdb and from the target. */
    record Console(String text) implements MiRecord {}

    /** {@code &"..."}: a warning or an error message. */
    record Log(String text) implements MiRecord {}

    /** Anything else: prompts, and the end of the output. */
    record Other(String line) implements MiRecord {}
}
