package dev.utraced.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.utraced.target.ProcessTraits;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AllowRulesTest {
    private static final ProcessTraits EDITOR =
            new ProcessTraits(Set.of(1000), Optional.of("/usr/bin/vim,nox"), List.of("/user.slice/a", "/"));
    private static final ProcessTraits SETUID =
            new ProcessTraits(Set.of(1000, 0), Optional.of("/usr/bin/sudo"), List.of("/user.slice/a"));
    private static final ProcessTraits GONE = new ProcessTraits(Set.of(), Optional.empty(), List.of());

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            uid:1000                                | true
            uid:100                                 | false
            program:/usr/bin/vim\\,nox               | true
            program:/usr/bin/vim                    | false
            program:/usr/*/vim*                     | true
            program:/usr/*                          | false
            program:/usr/**                         | true
            program:**/vim?nox                      | true
            program:/usr?bin/**                     | false
            program:/usr/bin/v.*                    | false
            cgroup:/user.slice/?                    | true
            cgroup:/                                | true
            cgroup:/user.slice                      | false
            uid:1000,program:/usr/bin/*,cgroup:/    | true
            uid:1000,program:/usr/sbin/*            | false
            """)
    void aRuleFitsWhereAllItsConditionsHold(String rule, boolean fits) {
        assertThat(AllowRules.none().with(rule).refusal(EDITOR).isEmpty()).isEqualTo(fits);
    }

    @Test
    void whereSomeThreadIsAnotherUserTheProcessIsNotThatUsersAlone() {
        assertThat(AllowRules.none().with("uid:1000").refusal(SETUID)).isPresent();
        assertThat(AllowRules.none().with("uid:0").refusal(SETUID)).isPresent();
    }

    @Test
    void withoutARuleEverythingIsAllowedAndWithOneNothingThatIsNotToBeSeen() {
        assertThat(AllowRules.none().refusal(GONE)).isEmpty();
        assertThat(AllowRules.none().with("program:**").with("uid:0").refusal(GONE))
                .isPresent();
    }

    @Test
    void rulesAreAlternatives() {
        AllowRules rules = AllowRules.none().with("uid:5").with("cgroup:/user.slice/*");
        assertThat(rules.refusal(SETUID)).isEmpty();
        assertThat(AllowRules.none().with("uid:5").with("uid:6").refusal(SETUID))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("uid:5 or uid:6")
                        .contains("program:/usr/bin/sudo, uid:0, uid:1000, cgroup:/user.slice/a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "uid", "uid:", "uid:x", "uid:-1", "program:ls", "cgroup:a", "user:1", "uid:1,", ",uid:1"})
    void whatMakesNoSenseIsNoRule(String text) {
        assertThatThrownBy(() -> AllowRules.none().with(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: uid:NUMBER");
    }
}
