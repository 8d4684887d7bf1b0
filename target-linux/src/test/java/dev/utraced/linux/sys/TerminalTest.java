package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTest {
    /** A terminal belongs to a session, so this takes another JVM, to which {@code script} gives one. */
    @Test
    void aLaunchedProgramHasTheTerminalWhileItAndTheServerLive() throws IOException {
        assertThat(onTerminal(TerminalProbe.class))
                .contains("given\r\n", "taken back\r\n", "taken back at the end\r\n")
                .doesNotContain("not ");
    }

    private static String onTerminal(Class<?> program) throws IOException {
        String java = System.getProperty("java.home") + "/bin/java -cp '" + System.getProperty("java.class.path") + "' "
                + program.getName();
        Process process = new ProcessBuilder("script", "-qec", java, "/dev/null")
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
