package dev.utraced.server.access;

import dev.utraced.target.ProcessTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One {@code --allow}: conditions joined by commas, all of which have to hold.
 *
 * @param text as it was written
 */
record AllowRule(String text, List<Predicate<ProcessTraits>> conditions) {
    private static final String UNESCAPED_COMMA = "(?<!\\\\),";

    AllowRule {
        conditions = List.copyOf(conditions);
    }

    /** @throws IllegalArgumentException where it makes no sense */
    static AllowRule parse(String text) {
        List<Predicate<ProcessTraits>> conditions = new ArrayList<>();
        for (String condition : text.split(UNESCAPED_COMMA, -1)) {
            conditions.add(condition(condition));
        }
        return new AllowRule(text, conditions);
    }

    private static Predicate<ProcessTraits> condition(String text) {
        int colon = text.indexOf(':');
        String kind = text.substring(0, Math.max(0, colon));
        String value = text.substring(colon + 1);
        if (kind.equals("uid") && value.matches("\\d{1,9}")) {
            // Whoever drives the process is all of its users.
            Set<Integer> one = Set.of(Integer.valueOf(value));
            return process -> process.users().equals(one);
        }
        if (kind.equals("program") && isPath(value)) {
            Pattern pattern = Glob.compile(value);
            return process -> process.program()
                    .filter(path -> pattern.matcher(path).matches())
                    .isPresent();
        }
        if (kind.equals("cgroup") && isPath(value)) {
            Pattern pattern = Glob.compile(value);
            return process -> process.controlGroups().stream()
                    .anyMatch(path -> pattern.matcher(path).matches());
        }
        throw new IllegalArgumentException(
                "'" + text + "' (expected: uid:NUMBER, program:GLOB or cgroup:GLOB, where a GLOB begins with / or *)");
    }

    private static boolean isPath(String glob) {
        return glob.startsWith("/") || glob.startsWith("*");
    }

    boolean fits(ProcessTraits process) {
        return conditions.stream().allMatch(condition -> condition.test(process));
    }
}
