package dev.utraced.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds for every package and every file of the main code. */
final class HouseRulesTest {
    private static final int MOST_LINES = 400;

    @TestFactory
    Stream<DynamicTest> everyPackageSaysWhatItIsForAndThatNothingIsNull() {
        return MainCode.classes().stream()
                .map(JavaClass::getPackage)
                .filter(javaPackage -> !javaPackage.getClasses().isEmpty())
                .distinct()
                .map(javaPackage -> DynamicTest.dynamicTest(javaPackage.getName(), () -> isNullMarked(javaPackage)));
    }

    private static void isNullMarked(JavaPackage javaPackage) {
        assertThat(javaPackage.tryGetPackageInfo())
                .get()
                .satisfies(info ->
                        assertThat(info.isAnnotatedWith(NullMarked.class)).isTrue());
    }

    @Test
    void noFileIsLongerThanOneCanHoldInMind() {
        assertThat(MainCode.sources())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Files.readAllLines(file).size())
                        .as(file.toString())
                        .isLessThanOrEqualTo(MOST_LINES));
    }

    @Test
    void nobodyPrintsToStandardOutputWhichCarriesPackets() {
        noClasses().should().accessField(System.class, "out").check(MainCode.classes());
    }
}
