package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.rsp.RspClient;
import dev.utraced.it.server.RunningServer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arguments of {@code vRun}, which are words of their own and not text for anybody to read. */
@Tag("beyond-gdbserver")
final class ArgumentsTest {
    private static final List<String> ARGUMENTS =
            List.of("plain", "a'b", "two words", "line\nbreak", "\"q\"", "$HOME", "back\\slash", "", "*", "");

    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program surroundings = Programs.c("surroundings");

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theyArriveAsTheyAreWithAndWithoutAShell(int shell) {
        RunningServer server = debugging.multi();
        RspClient client = debugging.closing(RspClient.extended(server));
        client.expect("QStartupWithShell:" + shell, "OK");

        assertThat(client.ask("vRun;" + hex(surroundings.path()) + words())).startsWith("T05");

        assertThat(client.ask("vCont;c")).startsWith("W00");
        server.process().stdout().await("^shell ");
        assertThat(server.process().stdout().text())
                .startsWith(ARGUMENTS.stream().map("argument [%s]\n"::formatted).collect(Collectors.joining())
                        + "greeting");
    }

    private static String words() {
        return ARGUMENTS.stream().map(argument -> ";" + hex(argument)).collect(Collectors.joining());
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
