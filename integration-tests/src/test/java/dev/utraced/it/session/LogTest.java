package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.process.Programs;
import dev.utraced.it.process.TextSink;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's logs, switched from gdb while it runs. */
@Tag("beyond-gdbserver")
final class LogTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    @ParameterizedTest
    @ValueSource(strings = {"wire", "session", "tracer"})
    void eachLogIsWrittenFromWhenItIsSwitchedOn(String log) {
        Gdb gdb = debugging.launched(Programs.c("basics"));
        TextSink stderr = debugging.server().process().stderr();
        gdb.cli("stepi");
        assertThat(stderr.text()).doesNotContain("DEBUG");

        assertThat(gdb.cli("monitor set debug " + log + " on")).contains("enabled");
        gdb.cli("stepi");

        stderr.await("DEBUG " + log + " - ");
        assertThat(stderr.text().lines().filter(line -> line.contains("DEBUG")))
                .allMatch(line -> line.contains("DEBUG " + log));
    }

    @Test
    void aLogThatIsSwitchedOffIsWrittenNoMore() {
        Gdb gdb = debugging.launched(Programs.c("basics"));
        TextSink stderr = debugging.server().process().stderr();
        gdb.cli("monitor set debug on");
        gdb.cli("monitor set debug off");
        int before = stderr.text().split("DEBUG tracer", -1).length;
        gdb.cli("stepi");
        gdb.cli("monitor set debug wire on");
        gdb.cli("stepi");
        stderr.await("-> vCont;s");
        assertThat(stderr.text().split("DEBUG tracer", -1)).hasSize(before);
    }
}
