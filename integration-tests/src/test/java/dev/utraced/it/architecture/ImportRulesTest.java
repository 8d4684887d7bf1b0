package dev.utraced.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may not see whom. Words go down from the server to the kernel, events come up; nobody looks the other way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ImportRulesTest {
    private JavaClasses mainCode;

    @BeforeAll
    void load() {
        mainCode = MainCode.classes();
    }

    @ParameterizedTest(name = "{0} does not see {1}")
    @CsvSource(delimiter = '|', textBlock = """
            target..            | rsp..
            target..            | linux..
            target..            | server..
            tdesc..             | target..
            tdesc..             | agent..
            tdesc..             | rsp..
            tdesc..             | linux..
            tdesc..             | server..
            agent..             | target..
            agent..             | tdesc..
            agent..             | rsp..
            agent..             | linux..
            agent..             | server..
            rsp..               | linux..
            rsp..               | server..
            rsp.wire..          | rsp.command..
            rsp.wire..          | rsp.reply..
            rsp.wire..          | target..
            linux..             | rsp..
            linux..             | server..
            linux.sys..         | linux.trace..
            linux.sys..         | linux.breakpoint..
            linux.sys..         | linux.proc..
            linux.sys..         | linux.engine..
            linux.arch..        | linux.trace..
            linux.arch..        | linux.breakpoint..
            linux.arch..        | linux.engine..
            linux.permission..  | linux.trace..
            linux.permission..  | linux.breakpoint..
            linux.permission..  | linux.proc..
            linux.permission..  | linux.engine..
            linux.proc..        | linux.engine..
            linux.proc..        | linux.breakpoint..
            linux.trace..       | linux.engine..
            linux.trace..       | linux.breakpoint..
            linux.breakpoint..  | linux.step..
            linux.trace..       | linux.step..
            linux.step..        | linux.engine..
            linux.step..        | linux.tracepoint..
            linux.step..        | linux.breakpoint..
            linux.breakpoint..  | linux.engine..
            linux.breakpoint..  | linux.tracepoint..
            linux.trace..       | linux.tracepoint..
            linux.tracepoint..  | linux.engine..
            linux.tracepoint..  | linux.proc..
            linux.tracepoint..  | linux.sys..
            server.net..        | linux.sys..
            server.session..    | linux.sys..
            server.extension..  | linux.sys..
            server.access..     | linux..
            server.access..     | server.net..
            server.access..     | server.session..
            server.tls..        | server.net..
            server.connect..    | server.net..
            server.connect..    | server.session..
            server.connect..    | linux..
            server.connect.lookahead.. | server.tls..
            """)
    void aPackageDoesNotSee(String seer, String unseen) {
        noClasses()
                .that()
                .resideInAPackage("dev.utraced." + seer)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.utraced." + unseen)
                .allowEmptyShould(true)
                .check(mainCode);
    }

    @Test
    void onlyTheBorderToTheKernelSeesJna() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.utraced.linux.sys..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.jna..")
                .check(mainCode);
    }

    @Test
    void onlyTheWireAndTheServerSeeNetty() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.utraced.rsp.wire..", "dev.utraced.server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(mainCode);
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching("dev.utraced.(**)").should().beFreeOfCycles().check(mainCode);
    }
}
