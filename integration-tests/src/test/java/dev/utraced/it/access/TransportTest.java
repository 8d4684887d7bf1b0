package dev.utraced.it.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.server.ServerUnderTest;
import java.net.ConnectException;
import java.net.Socket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session over each way in that is not encrypted; {@link TlsTest} has the others. And where there is none. */
@Tag("beyond-gdbserver")
final class TransportTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program basics = Programs.c("basics");
    private final String utraced = ServerUnderTest.chosen().command().get(0);

    private Gdb gdb() {
        Gdb gdb = debugging.gdb();
        gdb.cli("set remotetimeout 30");
        gdb.file(basics);
        gdb.cli("set remote exec-file " + basics.path());
        return gdb;
    }

    private static void debugs(Gdb gdb) {
        gdb.breakAt("square");
        assertThat(gdb.run().function()).isEqualTo("square");
        gdb.cli("delete");
        assertThat(gdb.cont().field("exit-code")).isEqualTo("07");
    }

    @Test
    void overTcp() {
        Gdb gdb = gdb();
        gdb.connectExtended(debugging.multi());
        debugs(gdb);
    }

    @Test
    void overAPipe() {
        Gdb gdb = gdb();
        gdb.connectExtendedToCommand(utraced + " --multi -");
        debugs(gdb);
    }

    @Test
    void overTheConnector() {
        Gdb gdb = gdb();
        gdb.connectExtendedToCommand(utraced + " connect " + debugging.multi().address());
        debugs(gdb);
    }

    @Test
    void withAServerThatConnectsByItself() {
        Gdb gdb = gdb();
        int port = FreePort.find();
        ChildProcess server =
                debugging.closing(ChildProcess.start(utraced, "--connect-to", "127.0.0.1:" + port, "--multi"));
        server.stderr().await("Connection refused");
        gdb.connectExtendedToCommand(utraced + " accept " + port);
        debugs(gdb);
    }

    @Test
    void onlyTheAddressThatWasNamedIsListenedTo() {
        int port = debugging.multi().port();

        assertThatThrownBy(() -> new Socket("127.0.0.2", port).close()).isInstanceOf(ConnectException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--multi 0.0.0.0:0", "--connect-to 192.0.2.1:2345 --multi", "accept 0.0.0.0:2345"})
    void nothingLeavesTheMachineWithoutEncryption(String commandLine) {
        Object[] words = (utraced + " " + commandLine).split(" ");
        ChildProcess process = debugging.closing(ChildProcess.start(words));
        assertThat(process.awaitExit()).isNotZero();
        assertThat(process.stderr().awaitEnd()).contains("--insecure");
    }
}
