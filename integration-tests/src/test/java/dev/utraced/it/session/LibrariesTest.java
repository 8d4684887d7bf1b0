package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.Stop;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Shared libraries and C++: loaded at start, opened later, stepped into; exceptions. */
final class LibrariesTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program shapes = Programs.shapes();

    private Gdb inMain() {
        Gdb gdb = debugging.launched(shapes);
        gdb.breakAt("main");
        gdb.cont();
        return gdb;
    }

    @Test
    void librariesOfTheProgramAreListedWithTheirSymbols() {
        assertThat(inMain().cli("info sharedlibrary")).contains("libmetal.so", "libstdc++.so.6", "libc.so.6");
    }

    @Test
    void aLibraryThatIsOpenedAndClosedComesAndGoes() {
        Gdb gdb = inMain();
        gdb.breakAt(shapes.at("has opened"));
        gdb.cont();
        assertThat(gdb.cli("info sharedlibrary")).contains("libplugin.so");
        gdb.breakAt(shapes.at("has closed"));
        gdb.cont();

        assertThat(gdb.cli("info sharedlibrary")).doesNotContain("libplugin.so");
    }

    @Test
    void stepEntersAFunctionOfALibrary() {
        Gdb gdb = inMain();
        gdb.breakAt(shapes.at("calls the library"));
        gdb.cont();

        Stop stop = gdb.step();

        assertThat(stop.function()).isEqualTo("weigh");
        assertThat(gdb.print("size")).isEqualTo("9");
        assertThat(gdb.finish().field("return-value")).isEqualTo("72");
    }

    @Test
    void stepEntersAFunctionOfALibraryThatWasOpened() {
        Gdb gdb = inMain();
        gdb.breakAt(shapes.at("has opened"));
        gdb.cont();

        assertThat(gdb.step().function()).isEqualTo("polish");
        assertThat(gdb.print("polished")).isEqualTo("0");
    }

    @Test
    void aPendingBreakpointIsSetWhenItsLibraryIsOpened() {
        Gdb gdb = inMain();
        gdb.cli("set breakpoint pending on");
        gdb.breakAt("polish");

        Stop stop = gdb.cont();

        assertThat(stop.function()).isEqualTo("polish");
        assertThat(gdb.print("times")).isEqualTo("3");
    }

    @Test
    void aThrownExceptionStopsWhereItIsThrown() {
        Gdb gdb = inMain();
        gdb.cli("catch throw");

        gdb.cont();

        assertThat(gdb.backtrace()).contains("__cxa_throw", "weigh (size=-1)", "main ()");
    }

    @Test
    void aCaughtExceptionStopsWhereItIsCaught() {
        Gdb gdb = inMain();
        gdb.cli("catch catch");
        gdb.cont();
        assertThat(gdb.backtrace()).contains("__cxa_begin_catch", "main ()");
        gdb.cli("delete");

        gdb.finish();

        assertThat(gdb.next().line()).isEqualTo(shapes.line("has caught"));
    }

    @Test
    void virtualFunctionsAndObjectsArePrinted() {
        Gdb gdb = inMain();
        gdb.breakAt("Square::area");
        gdb.cont();

        assertThat(gdb.print("side")).isEqualTo("3");
        assertThat(gdb.print("*this")).contains("square");
        gdb.cli("delete");
        assertThat(gdb.print("this->area()")).isEqualTo("9");
    }

    @Test
    void aThreadLocalVariableOfALibraryIsPrinted() {
        assertThat(inMain().print("metal_tls")).isEqualTo("31");
    }

    @Test
    void whereTheUserTakesTheThreadLibraryAwayThreadLocalVariablesAreNotRead() {
        Gdb gdb = inMain();
        gdb.cli("monitor set libthread-db-search-path /does/not/exist");
        assertThat(gdb.cliError("print metal_tls")).contains("Cannot find thread-local storage");

        gdb.cli("monitor set libthread-db-search-path");

        assertThat(gdb.print("metal_tls")).isEqualTo("31");
    }

    @Test
    void theProgramEndsAsItDoesByItself() {
        Gdb gdb = inMain();

        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");
        debugging.server().process().stdout().await("^caught negative size\\R72 3");
    }
}
