package dev.utraced.server.access;

import dev.utraced.target.ProcessRules;
import dev.utraced.target.ProcessTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which processes clients may have: those that any of the rules fits; all where there is none. */
public final class AllowRules implements ProcessRules {
    private final List<AllowRule> rules;

    private AllowRules(List<AllowRule> rules) {
        this.rules = List.copyOf(rules);
    }

    public static AllowRules none() {
        return new AllowRules(List.of());
    }

    /** These and one more. @throws IllegalArgumentException where it makes no sense */
    public AllowRules with(String rule) {
        List<AllowRule> more = new ArrayList<>(rules);
        more.add(AllowRule.parse(rule));
        return new AllowRules(more);
    }

    @Override
    public boolean allowAll() {
        return rules.isEmpty();
    }

    @Override
    public Optional<String> refusal(ProcessTraits process) {
        return allowAll() || rules.stream().anyMatch(rule -> rule.fits(process))
                ? Optional.empty()
                : Optional.of("this server allows only " + describe() + " (--allow), and it is " + describe(process));
    }

    /** For a person. */
    String describe() {
        return rules.stream().map(AllowRule::text).collect(Collectors.joining(" or "));
    }

    private static String describe(ProcessTraits process) {
        return process.program().map(program -> "program:" + program).orElse("a program that is not to be seen")
                + process.users().stream().sorted().map(user -> ", uid:" + user).collect(Collectors.joining())
                + process.controlGroups().stream()
                        .map(group -> ", cgroup:" + group)
                        .collect(Collectors.joining());
    }
}
