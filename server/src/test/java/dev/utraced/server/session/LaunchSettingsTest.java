package dev.utraced.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.target.LaunchRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LaunchSettingsTest {
    private final LaunchSettings settings =
            new LaunchSettings(new LaunchSettings.Defaults(List.of("env"), true, true, true, Map.of("A", "1")));

    @Test
    void argumentsAreQuotedForAShellAndForNobodyElse() {
        Program program = new Program("p", List.of("plain", "a b", "it's", "", "$HOME", "a\nb", "*"));
        assertThat(settings.request(program).arguments())
                .containsExactly("plain 'a b' 'it'\\''s' '' '$HOME' 'a\nb' '*'");
        settings.useShell(false);
        assertThat(settings.request(program).arguments())
                .containsExactly("plain", "a b", "it's", "", "$HOME", "a\nb", "*");
    }

    @Test
    void argumentsAsTypedAreForTheShellToSplitAndWithoutOneAreSplitAtBlanks() {
        Program program = new Program("p", new Program.Typed("a 'b  c' > /tmp/out"));
        assertThat(settings.request(program).arguments()).containsExactly("a 'b  c' > /tmp/out");
        settings.useShell(false);
        assertThat(settings.request(program).arguments()).containsExactly("a", "'b", "c'", ">", "/tmp/out");
    }

    @Test
    void aTildeInTheWorkingDirectoryIsTheServersHome() {
        LaunchSettings settings = new LaunchSettings(
                new LaunchSettings.Defaults(List.of(), true, true, true, Map.of("HOME", "/home/ada")));
        Program program = new Program("p", List.of());
        settings.workingDirectory("~/src");
        assertThat(settings.request(program).workingDirectory()).contains("/home/ada/src");
        settings.workingDirectory("~");
        assertThat(settings.request(program).workingDirectory()).contains("/home/ada");
        settings.workingDirectory("/a/~");
        assertThat(settings.request(program).workingDirectory()).contains("/a/~");
    }

    @Test
    void whatTheClientChangesIsChangedUntilItResetsIt() {
        settings.setEnvironment("B", "2");
        settings.unsetEnvironment("A");
        settings.workingDirectory("/tmp");
        settings.disableRandomization(false);
        LaunchRequest changed = settings.request(new Program("p", List.of()));
        assertThat(changed.environment()).isEqualTo(Map.of("B", "2"));
        assertThat(changed.workingDirectory()).contains("/tmp");
        assertThat(changed.disableRandomization()).isFalse();
        assertThat(changed.wrapper()).containsExactly("env");
        settings.resetEnvironment();
        settings.workingDirectory("");
        LaunchRequest reset = settings.request(new Program("p", List.of()));
        assertThat(reset.environment()).isEqualTo(Map.of("A", "1"));
        assertThat(reset.workingDirectory()).isEmpty();
    }
}
