package dev.utraced.linux.sys;

/**
 * Some fields of {@code /proc/PID/task/TID/stat}.
 *
 * @param state the kernel's letter: R, S, D, T (group-stop), t (held by a tracer), Z, X, I ...
 * @param parentPid of the process
 * @param processGroup its number
 * @param session its number
 * @param terminal device number of the controlling terminal, 0: none
 * @param startTicks when it was started, in clock ticks after boot; together with the number it is unique
 * @param core the CPU that it last ran on
 */
public record TaskStat(
        char state, int parentPid, int processGroup, int session, int terminal, long startTicks, int core) {
    private static final int FIRST_FIELD = 3;

    /** The name, in parentheses, may hold parentheses and spaces itself: the last one closes it. */
    static TaskStat parse(String line) {
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split("\\s+");
        return new TaskStat(
                fields[3 - FIRST_FIELD].charAt(0),
                Integer.parseInt(fields[4 - FIRST_FIELD]),
                Integer.parseInt(fields[5 - FIRST_FIELD]),
                Integer.parseInt(fields[6 - FIRST_FIELD]),
                Integer.parseInt(fields[7 - FIRST_FIELD]),
                Long.parseLong(fields[22 - FIRST_FIELD]),
                Integer.parseInt(fields[39 - FIRST_FIELD]));
    }
}
