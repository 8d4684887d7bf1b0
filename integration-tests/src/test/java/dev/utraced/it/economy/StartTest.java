package dev.utraced.it.economy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.rsp.RspClient;
import dev.utraced.it.server.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the JVM loads up to the end of the handshake, which is most of what a start is made of. */
@Tag("beyond-gdbserver")
final class StartTest {
    /** Five proxies for annotations, and what the JVM puts together for method handles. */
    private static final int MOST_MADE_ANEW = 40;

    /** What the JDK, Netty and JNA have of their own. */
    private static final int MOST_LAMBDAS = 80;

    @RegisterExtension
    final Debugging debugging = new Debugging();

    private List<String> loaded;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("classes");
        RunningServer server =
                debugging.multiUnder("env", "_JAVA_OPTIONS=-Xlog:class+load:file=" + log + ":none:filecount=0");
        debugging.closing(RspClient.extended(server));
        loaded = Files.readAllLines(log);
    }

    @Test
    void almostEveryClassComesFromTheArchive() {
        assertThat(from(" source: shared objects file")).hasSizeGreaterThan(1000);
        assertThat(loaded.stream().filter(line -> !line.contains(" source: shared objects file")))
                .hasSizeLessThan(MOST_MADE_ANEW);
    }

    /**
     * An archive of the older kind holds a lambda's class, but not the place where it is needed linked to it. Ours are ordinary classes by
     * then; the names that the JVM gives have something behind the word.
     */
    @Test
    @EnabledForJreRange(maxVersion = 24)
    void fewLambdasAreLinkedOnTheWay() {
        assertThat(loaded.stream().filter(line -> line.matches(".*\\$\\$Lambda[$/].*")))
                .hasSizeBetween(1, MOST_LAMBDAS);
    }

    /** The JDK's waiting queues and futures bring its fork-join pool with them, and its own view of processes brings both. */
    @Test
    void noPoolOfThreadsIsMadeOnTheWay() {
        assertThat(loaded.stream().map(line -> line.split(" ")[0]))
                .doesNotContain("java.util.concurrent.ForkJoinPool", "java.util.concurrent.ThreadPoolExecutor");
    }

    private Stream<String> from(String text) {
        return loaded.stream().filter(line -> line.contains(text));
    }
}
