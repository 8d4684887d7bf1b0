package dev.utraced.server.connect.lookahead;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is known of processes that stand still, and when no longer. */
final class StandingProcessTest {
    private final Talk talk =
            new Talk().with(0x1010, new byte[] {1, 2, 3, 4}).with("g", "0000").stopped();

    @Test
    void theDescriptionIsReadAheadForThoseWhoUnderstandIt() {
        Talk plain = new Talk();
        plain.arrives("qSupported:multiprocess+");
        assertThat(plain.asked()).contains("?").noneMatch(request -> request.startsWith("qXfer:features"));
        Talk other = new Talk();
        other.arrives("qSupported:multiprocess+;xmlRegisters=i386");
        assertThat(other.asked()).anyMatch(request -> request.startsWith("qXfer:features"));
    }

    @Test
    void memoryComesByPages() {
        assertThat(talk.ask("m1010,2")).isEqualTo("0102");
        assertThat(talk.asked()).containsExactly("m1000,1000");
        assertThat(talk.ask("m1012,2")).isEqualTo("0304");
        assertThat(talk.ask("x1011,3")).isEqualTo("b\2\3\4");
        assertThat(talk.asked()).isEmpty();
    }

    @Test
    void whatTheDebuggerWritesIsReadBack() {
        talk.ask("m1010,2");
        assertThat(talk.ask("M1010,1:ff")).isEqualTo("OK");
        assertThat(talk.ask("m1010,2")).isEqualTo("ff02");
    }

    @Test
    void whatTheProgramHasWrittenUntilTheNextStopIsRead() {
        talk.ask("m1010,2");
        talk.send("vCont;c");
        talk.with(0x1010, new byte[] {9, 9}).says("T05thread:p1.1;");
        assertThat(talk.heard()).contains("T05thread:p1.1;");
        assertThat(talk.ask("m1010,2")).isEqualTo("0909");
    }

    @Test
    void whatOthersWriteIsReadAfterTwoSeconds() {
        talk.ask("m1010,2");
        talk.with(0x1010, new byte[] {9, 9});
        assertThat(talk.passing(1).ask("m1010,2")).isEqualTo("0102");
        assertThat(talk.passing(2).ask("m1010,2")).isEqualTo("0909");
    }

    /** It was read before. */
    @Test
    void whatWasUnderWayWhenSomethingWasWrittenDoesNotCount() {
        talk.send("m1010,1");
        talk.send("M1010,1:ff");
        assertThat(talk.ask("m1010,1")).isEqualTo("01");
        assertThat(talk.heard()).contains("OK");
        assertThat(talk.heard()).contains("ff");
    }

    @Test
    void anythingUnheardOfMayRunOrChangeEverything() {
        talk.ask("m1010,1");
        talk.with(0x1010, new byte[] {9}).ask("qRcmd,00");
        assertThat(talk.ask("m1010,1")).isEqualTo("09");
        assertThat(talk.with(0x1010, new byte[] {8}).ask("m1010,1")).isEqualTo("08");
    }

    @Test
    void inNonStopModeNothingIsKnown() {
        talk.with("QNonStop:1", "OK").ask("QNonStop:1");
        talk.ask("?");
        assertThat(talk.ask("m1010,1")).isEqualTo("01");
        assertThat(talk.with(0x1010, new byte[] {9}).ask("m1010,1")).isEqualTo("09");
        assertThat(talk.asked()).contains("m1010,1").doesNotContain("m1000,1000");
    }

    @Test
    void memoryThatCannotBeReadIsAskedForOnce() {
        assertThat(talk.ask("m5ea8,8")).isEqualTo("E01");
        assertThat(talk.ask("m5eb0,8")).isEqualTo("E01");
        assertThat(talk.asked()).containsExactly("m5000,1000");
    }

    @Test
    void memoryOfSeveralPagesIsReadInOnePiece() {
        talk.with(0x2000, new byte[] {5});
        assertThat(talk.ask("m1fff,2")).isEqualTo("0005");
        assertThat(talk.asked()).containsExactly("m1000,2000");
    }

    @Test
    void whoAsksForTheRegistersOfTwoThreadsGetsTheRestInTheSameTrip() {
        assertThat(talk.ask("g")).isEqualTo("0000");
        assertThat(talk.asked()).isEmpty();
        assertThat(talk.ask("Hgp1.2")).isEqualTo("OK");
        assertThat(talk.ask("g")).isEqualTo("0000");
        assertThat(talk.asked()).containsExactly("Hgp1.2", "g", "Hgp1.3", "g", "Hgp1.2");
        assertThat(talk.ask("Hgp1.3")).isEqualTo("OK");
        assertThat(talk.ask("g")).isEqualTo("0000");
        assertThat(talk.asked()).containsExactly("Hgp1.3");
    }

    @Test
    void registersOfAThreadThatCannotBeSelectedAreNotThoseOfAnother() {
        talk.with("Hgp1.3", "E01").ask("Hgp1.2");
        talk.ask("g");
        assertThat(talk.ask("Hgp1.3")).isEqualTo("OK");
        assertThat(talk.ask("g")).isEqualTo("E01");
        assertThat(talk.ask("P0=00")).isEqualTo("E01");
        assertThat(talk.asked()).doesNotContain("P0=00");
    }

    @Test
    void nothingIsWrittenBeforeTheServerHasSelectedTheThread() {
        talk.send("Hgp1.2");
        talk.send("P0=00");
        assertThat(talk.asked()).containsExactly("Hgp1.2");
        talk.arrive();
        assertThat(talk.asked()).containsExactly("P0=00");
    }

    @Test
    void objectsAreCutAsTheDebuggerWants() {
        assertThat(talk.ask("qXfer:threads:read::0,9")).isEqualTo("m<threads>");
        assertThat(talk.ask("qXfer:threads:read::9,1000"))
                .startsWith("l<thread id")
                .endsWith("</threads>");
        assertThat(talk.ask("qXfer:threads:read::1000,1000")).isEqualTo("l");
        assertThat(talk.asked()).isEmpty();
    }

    @Test
    void outputOfCommandsComesBeforeTheirEnd() {
        talk.with("qRcmd,00", "O4142").ask("qRcmd,00");
        talk.says("OK");
        assertThat(talk.heard()).contains("OK");
    }

    @Test
    void whatMayNotBeReadAheadIsPassedOnAsItIs() {
        assertThat(talk.with("qTStatus", "T0").ask("qTStatus")).isEqualTo("T0");
        assertThat(talk.with("m1010,zz", "E02").ask("m1010,zz")).isEqualTo("E02");
    }

    @Test
    void theQuestionsOfAHandshakeAreAskedInOneTrip() {
        talk.with("QNonStop:0", "OK").with("qTStatus", "T0").with("qTfV", "1").with("qTsV", "l");
        assertThat(talk.ask("QNonStop:0")).isEqualTo("OK");
        assertThat(talk.asked()).containsExactly("QNonStop:0", "qTStatus", "qTfV", "qTsV");
        assertThat(talk.ask("qTStatus")).isEqualTo("T0");
        assertThat(talk.ask("qTsV")).isEqualTo("l");
        assertThat(talk.asked()).isEmpty();
    }

    /** A client that asks something while the program runs may be answered before the program has stopped. */
    @Test
    void whileTheProgramRunsNothingIsAskedThatTheDebuggerHasNotAsked() {
        talk.send("vCont;c");
        talk.with("QNonStop:0", "E01").ask("QNonStop:0");
        talk.ask("m1010,1");
        assertThat(talk.asked()).containsExactly("vCont;c", "QNonStop:0", "m1010,1");
    }
}
