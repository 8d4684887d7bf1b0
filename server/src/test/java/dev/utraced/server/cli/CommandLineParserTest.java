package dev.utraced.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.utraced.rsp.reply.ReplyStyle.StopForm;
import dev.utraced.server.session.OnDisconnect;
import dev.utraced.server.session.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** gdbserver's command line. */
final class CommandLineParserTest {
    private Options options(String commandLine) {
        return CommandLineParser.parse("1.0", List.of(commandLine.split(" ")))
                .options()
                .orElseThrow();
    }

    private String printed(String commandLine) {
        return CommandLineParser.parse("1.0", List.of(commandLine.split(" "))).print();
    }

    @Test
    void optionsBehindTheProgramAreTheProgramsOwn() {
        Options options = options("--once :1234 prog --multi -x --wrapper a --");
        assertThat(options.program()).contains(new Program("prog", List.of("--multi", "-x", "--wrapper", "a", "--")));
        assertThat(options.once()).isTrue();
        assertThat(options.multi()).isFalse();
        assertThat(options.wrapper()).isEmpty();
    }

    @Test
    void argumentsArriveAsTheyAreWritten() {
        assertThat(CommandLineParser.parse("1.0", List.of(":0", "prog", "", "a b", "\"q\"", "@file", "--"))
                        .options()
                        .orElseThrow()
                        .program())
                .contains(new Program("prog", List.of("", "a b", "\"q\"", "@file", "--")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--attach :0 42", ":0 --attach 42", "--attach --once :0 0x2a"})
    void attachStandsBeforeOrBehindTheAddress(String commandLine) {
        Options options = options(commandLine);
        assertThat(options.attach()).contains("42");
        assertThat(options.program()).isEmpty();
    }

    @Test
    void aProgramIsLookedForInTheWorkingDirectoryFirst() {
        assertThat(options(":0 pom.xml").program())
                .contains(new Program(Path.of("pom.xml").toAbsolutePath().toString(), List.of()));
        assertThat(options(":0 no-such-file").program()).contains(new Program("no-such-file", List.of()));
    }

    @Test
    void programsStartThroughAShellAndWithoutRandomizationUnlessSaidOtherwise() {
        assertThat(options(":0 p").startupWithShell()).isTrue();
        assertThat(options(":0 p").disableRandomization()).isTrue();
        assertThat(options("--startup-with-shell --disable-randomization :0 p").startupWithShell())
                .isTrue();
        Options options = options("--no-startup-with-shell --no-disable-randomization :0 p");
        assertThat(options.startupWithShell()).isFalse();
        assertThat(options.disableRandomization()).isFalse();
    }

    @Test
    void aWrapperReachesToTheDoubleDashWithAllItsOptions() {
        Options options = options("--wrapper env -i --unset=A -- --once :0 prog");
        assertThat(options.wrapper()).containsExactly("env", "-i", "--unset=A");
        assertThat(options.once()).isTrue();
        assertThat(options.program()).contains(new Program("prog", List.of()));
    }

    @Test
    void debugTakesWhatIsAttachedAndNeverTheNextWord() {
        assertThat(options("--debug :0 p").debugLogs()).containsExactlyInAnyOrder("wire", "session", "tracer");
        assertThat(options("--debug=wire,tracer :0 p").debugLogs()).containsExactlyInAnyOrder("wire", "tracer");
        assertThat(options("--remote-debug :0 p").debugLogs()).containsExactly("wire");
        assertThat(options(":0 p").debugLogs()).isEmpty();
        assertThat(options("--debug-format=all --debug-file=/tmp/x :0 p").timestamps())
                .isTrue();
        assertThat(options("--debug-file=/tmp/x :0 p").debugFile()).contains("/tmp/x");
        assertThatThrownBy(() -> options("--debug=nonsense :0 p")).isInstanceOf(UsageException.class);
    }

    @Test
    void packetsCanBeDisabled() {
        assertThat(options("--disable-packet=vCont,qC :0 p").disabledPackets())
                .containsExactlyInAnyOrder(DisablablePacket.VCONT, DisablablePacket.CURRENT_THREAD);
        assertThat(options("--disable-packet=threads :0 p").disabledPackets()).isEqualTo(DisablablePacket.THREADS);
        assertThat(DisablablePacket.stops(
                        options("--disable-packet=T,Tthread :0 p").disabledPackets()))
                .isEqualTo(StopForm.SIGNAL_ONLY);
        assertThat(DisablablePacket.stops(DisablablePacket.THREADS)).isEqualTo(StopForm.WITHOUT_THREAD);
        assertThat(DisablablePacket.stops(Set.of())).isEqualTo(StopForm.FULL);
        assertThat(printed("--disable-packet"))
                .startsWith("Disableable packets:")
                .contains("qfThreadInfo");
        assertThatThrownBy(() -> options("--disable-packet=foo :0 p"))
                .hasMessageStartingWith("Don't know how to disable \"foo\".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"box", "box:", "box:port", "box:123456", "[::1]", "[::1", "::1]:7", "a[b]:7", "tcp:box", ""})
    void anythingElseIsNoAddress(String text) {
        assertThatThrownBy(() -> Endpoint.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is no address");
    }

    @ParameterizedTest
    @CsvSource({
        ":1234, , 1234",
        "1234, , 1234",
        "localhost:0, localhost, 0",
        "0.0.0.0:7, 0.0.0.0, 7",
        "[::1]:99, ::1, 99",
        "::1:99, ::1, 99",
        "tcp6:::1:99, ::1, 99",
        "tcp:box:65535, box, 65535",
        "tcp:2345, tcp, 2345"
    })
    void addressesAreHostAndPort(String text, String host, int port) {
        assertThat(options(text + " p").endpoint()).isEqualTo(new Endpoint.Tcp(Optional.ofNullable(host), port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "stdio"})
    void standardInputAndOutputAreAnAddress(String text) {
        assertThat(options(text + " p").endpoint()).isEqualTo(new Endpoint.Standard());
    }

    @Test
    void aServerOnStandardInputEndsWithItsClientForNobodyCouldComeBack() {
        assertThat(options("- p").endsWithFirstClient()).isTrue();
        assertThat(options("--multi -").endsWithFirstClient()).isTrue();
        assertThat(options("--once :0 p").endsWithFirstClient()).isTrue();
        assertThat(options(":0 p").endsWithFirstClient()).isFalse();
    }

    @Test
    void withoutAHostOnlyThisMachineIsListenedTo() throws Exception {
        assertThat(new Endpoint.Tcp(Optional.empty(), 1).address().getAddress().isLoopbackAddress())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--once",
                ":0",
                "--attach :0",
                ":0 --attach",
                "--attach :0 12 13",
                "--attach :0 abc",
                "--attach :0 -5",
                "--nonsense :0 p",
                "nonsense p",
                ":65536 p",
                "--wrapper a b",
                "--wrapper -- :0 p",
                "1:2:x p"
            })
    void whatMakesNoSenseIsRefused(String commandLine) {
        assertThatThrownBy(() -> options(commandLine)).isInstanceOf(UsageException.class);
    }

    @Test
    void helpAndVersionAreAllThatIsPrinted() {
        assertThat(printed("--help")).contains("--attach COMM PID", "--wrapper WRAPPER... --", "--multi");
        assertThat(printed("--version")).isEqualTo("utraced 1.0\n");
    }

    @Test
    void multiNeedsNoProgramAndMayHaveOne() {
        assertThat(options("--multi :0").program()).isEmpty();
        assertThat(options("--multi :0 p").program()).isPresent();
    }

    @Test
    void aUnixSocketIsNamedByItsPath() {
        assertThat(options("--multi unix:/run/u.sock").endpoint()).isEqualTo(new Endpoint.Unix(Path.of("/run/u.sock")));
        assertThatThrownBy(() -> options("--multi unix:")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> options("--multi unix:/run/a:b"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("colon");
    }

    @Test
    void whatBecomesOfProcessesIsSaidInOneWord() {
        assertThat(options("--on-disconnect=kill :0 p").onDisconnect()).isEqualTo(OnDisconnect.KILL);
        assertThat(options(":0 p").onDisconnect()).isEqualTo(OnDisconnect.BY_ORIGIN);
        assertThatThrownBy(() -> options("--on-disconnect=keep :0 p")).isInstanceOf(UsageException.class);
    }

    @Test
    void nothingCanBeHeldForAClientThatCannotComeBack() {
        assertThatThrownBy(() -> options("--on-disconnect=hold --once :0 p")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> options("--on-disconnect=hold - p")).isInstanceOf(UsageException.class);
    }
}
