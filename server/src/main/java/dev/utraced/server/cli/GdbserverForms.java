package dev.utraced.server.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Forms of options that gdbserver's command line has and ordinary ones have not: a value that may be left out but is never the next
 * word, and a list of words that ends at {@code --}. They become {@code --option=value}.
 */
final class GdbserverForms {
    /** Stands for a value that was left out. */
    static final String NO_VALUE = "?";

    private static final List<String> OPTIONAL_VALUE = List.of("--debug", "--disable-packet");
    private static final String WRAPPER = "--wrapper";

    private GdbserverForms() {}

    /** @throws UsageException where a list of words does not end */
    static List<String> toOrdinary(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        List<String> ordinary = new ArrayList<>();
        while (!rest.isEmpty() && rest.peek().startsWith("--")) {
            String option = rest.pop();
            if (option.equals(WRAPPER)) {
                takeWords(rest, ordinary);
            } else {
                ordinary.add(OPTIONAL_VALUE.contains(option) ? option + "=" + NO_VALUE : option);
            }
        }
        ordinary.addAll(rest);
        return ordinary;
    }

    private static void takeWords(Deque<String> rest, List<String> ordinary) {
        int before = ordinary.size();
        while (!rest.isEmpty() && !rest.peek().equals("--")) {
            ordinary.add(WRAPPER + "=" + rest.pop());
        }
        if (rest.isEmpty() || ordinary.size() == before) {
            throw new UsageException("--wrapper needs words, and -- behind them");
        }
        rest.pop();
    }
}
