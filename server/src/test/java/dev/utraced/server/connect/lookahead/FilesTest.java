package dev.utraced.server.connect.lookahead;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of files, and when no longer. */
final class FilesTest {
    private static final String LIBRARIES =
            "l<library-list-svr4><library name=\"/lib/a&amp;b.so\" lm=\"1\"/><library name=\"linux-vdso.so.1\"/></library-list-svr4>";

    private final Talk talk = new Talk();

    @BeforeEach
    void meetProcess() {
        talk.stopped().withFile("/bin/app", "contents").withFile("/lib/a&b.so", "library");
        talk.ask("vFile:setfs:1");
        talk.asked();
    }

    private String open(String path) {
        return talk.ask("vFile:open:" + Bytes.digits(path) + ",0,0");
    }

    @Test
    void whatIsInAFileComesWithoutHavingBeenAskedFor() {
        assertThat(open("/bin/app")).isEqualTo("F0");
        talk.asked();
        assertThat(talk.ask("vFile:pread:0,3,1")).isEqualTo("F3;ont");
        assertThat(talk.ask("vFile:pread:0,1000,0")).isEqualTo("F8;contents");
        assertThat(talk.ask("vFile:pread:0,1000,8")).isEqualTo("F0;");
        assertThat(talk.ask("vFile:fstat:0")).startsWith("F40;");
        assertThat(talk.ask("vFile:close:0")).isEqualTo("F0");
        assertThat(talk.asked()).containsExactly("vFile:close:0");
        assertThat(talk.open()).isEmpty();
    }

    @Test
    void aFileThatTheProgramHasChangedIsReadAgain() {
        open("/bin/app");
        talk.send("vCont;c");
        talk.withFile("/bin/app", "new contents").says("T05thread:p1.1;");
        talk.heard();
        assertThat(talk.ask("vFile:pread:0,1000,0")).isEqualTo("Fc;new contents");
    }

    @Test
    void aFileThatOthersHaveChangedIsReadAgainAfterHalfAMinute() {
        open("/bin/app");
        talk.withFile("/bin/app", "CONTENTS").passing(31);
        assertThat(talk.ask("vFile:pread:0,1000,0")).isEqualTo("F8;CONTENTS");
    }

    @Test
    void whatTheDebuggerWritesIsReadBack() {
        open("/bin/app");
        talk.with("vFile:open:" + Bytes.digits("/bin/app") + ",1,0", "F7")
                .ask("vFile:open:" + Bytes.digits("/bin/app") + ",1,0");
        talk.with("vFile:pwrite:7,0,C", "F1").withFile("/bin/app", "Contents").ask("vFile:pwrite:7,0,C");
        assertThat(talk.ask("vFile:pread:0,1000,0")).isEqualTo("F8;Contents");
    }

    @Test
    void whatTheKernelMakesUpIsNotKept() {
        talk.withFile("/proc/1/maps", "now");
        open("/proc/1/maps");
        assertThat(talk.ask("vFile:pread:0,1000,0")).isEqualTo("F3;now");
        talk.withFile("/proc/1/maps", "then");
        assertThat(talk.ask("vFile:pread:0,1000,0")).isEqualTo("F4;then");
    }

    @Test
    void aFileThatIsLongerThanWhatIsReadAheadCanBeReadToItsEnd() {
        String content = "0123456789abcdef".repeat(1 << 16);
        talk.withFile("/large", content);
        open("/large");
        StringBuilder read = new StringBuilder();
        String piece = talk.ask("vFile:pread:0,fffff,0");
        while (!piece.equals("F0;")) {
            read.append(FileReply.bytes(piece).orElseThrow());
            piece = talk.ask("vFile:pread:0,fffff," + Integer.toHexString(read.length()));
        }
        assertThat(read.toString()).isEqualTo(content);
    }

    @Test
    void whoReadsOnAndOnIsGivenMoreEachTimeAndWhoJumpsLittle() {
        talk.withFile("/large", "0123456789abcdef".repeat(1 << 16));
        open("/large");
        int read = 0;
        int pieces = 0;
        while (read < 1 << 20) {
            read += piece(read);
            pieces++;
        }
        assertThat(pieces).isLessThan(30);
        assertThat(piece(0x4000)).isEqualTo(0x1000);
    }

    private int piece(int offset) {
        return FileReply.bytes(talk.ask("vFile:pread:0,fffff," + Integer.toHexString(offset)))
                .orElseThrow()
                .length();
    }

    @Test
    void nothingIsInAFolderThatIsNotThere() {
        assertThat(open("/none/of/these/a")).isEqualTo("F-1,2");
        talk.asked();
        assertThat(open("/none//of/those/b")).isEqualTo("F-1,2");
        assertThat(open("/none/c")).isEqualTo("F-1,2");
        assertThat(talk.asked()).isEmpty();
        assertThat(open("/bin/none")).isEqualTo("F-1,2");
        assertThat(open("/bin/app")).startsWith("F");
    }

    @Test
    void aFolderThatHasComeIntoBeingIsLookedIntoOnceSomethingMayHaveRun() {
        open("/none/a");
        talk.withFile("/none/a", "now").ask("qRcmd,00");
        assertThat(open("/none/a")).doesNotContain("-1");
    }

    @Test
    void librariesAreOpenBeforeTheDebuggerAsks() {
        talk.with("qXfer:libraries-svr4:read::0,fffff", LIBRARIES).passing(3).ask("qXfer:libraries-svr4:read::0,1000");
        open("/bin/app");
        assertThat(talk.open()).containsExactly("/bin/app", "/lib/a&b.so");
        talk.asked();
        String descriptor = open("/lib/a&b.so").substring(1);
        assertThat(talk.ask("vFile:pread:" + descriptor + ",1000,0")).isEqualTo("F7;library");
        assertThat(talk.asked()).isEmpty();
    }

    @Test
    void librariesThatNobodyHasAskedForAreClosedBeforeAnythingRuns() {
        librariesAreOpenBeforeTheDebuggerAsks();
        talk.withFile("/lib/c.so", "")
                .with("qXfer:libraries-svr4:read::0,fffff", "l<library name=\"/lib/c.so\"/>")
                .passing(3)
                .ask("qXfer:libraries-svr4:read::0,1000");
        assertThat(talk.open()).contains("/lib/c.so");
        talk.send("vCont;c");
        talk.arrive();
        assertThat(talk.open()).containsExactly("/bin/app", "/lib/a&b.so");
    }

    @Test
    void filesOfAnotherViewAreOtherFiles() {
        open("/none/a");
        talk.with("vFile:setfs:0", "F0").ask("vFile:setfs:0");
        talk.asked();
        open("/none/a");
        assertThat(talk.asked()).startsWith("vFile:setfs:0", "vFile:open:" + Bytes.digits("/none/a") + ",0,0");
    }

    @Test
    void debugInformationIsLookedForByBuildId() {
        String id = "0123456789abcdefghij";
        talk.withFile("/bin/app2", "ELF\4\0\0\0\24\0\0\0\3\0\0\0GNU\0" + id)
                .withFile("/bin/" + Bytes.digits(id).substring(2) + ".debug", "debug");
        open("/bin/app2");
        assertThat(talk.open()).contains("/bin/" + Bytes.digits(id).substring(2) + ".debug");
    }
}
