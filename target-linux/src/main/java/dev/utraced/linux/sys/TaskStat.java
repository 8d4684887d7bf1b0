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
    /** The name, in parentheses, may hold parentheses and spaces itself: the last one closes it. One pass, for each stop asks this. */
    static TaskStat parse(String line) {
        Fields fields = new Fields(line, line.lastIndexOf(')') + 2);
        return new TaskStat(
                fields.at(3).charAt(0),
                Integer.parseInt(fields.at(4)),
                Integer.parseInt(fields.at(5)),
                Integer.parseInt(fields.at(6)),
                Integer.parseInt(fields.at(7)),
                Long.parseLong(fields.at(22)),
                Integer.parseInt(fields.at(39)));
    }

    /** Fields by their number in proc(5), to be asked for in ascending order. */
    private static final class Fields {
        private final String line;
        private int number = 3;
        private int start;

        Fields(String line, int startOfThird) {
            this.line = line;
            this.start = startOfThird;
        }

        String at(int wanted) {
            for (; number < wanted; number++) {
                start = line.indexOf(' ', start) + 1;
            }
            int end = line.indexOf(' ', start);
            return line.substring(start, end < 0 ? line.length() : end);
        }
    }
}
