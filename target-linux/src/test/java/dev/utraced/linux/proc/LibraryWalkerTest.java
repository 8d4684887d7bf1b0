package dev.utraced.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.utraced.target.LibraryList;
import dev.utraced.target.LibraryList.Library;
import dev.utraced.target.TargetException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists made up in memory; what real dynamic linkers build is in {@link ProcessImageTest}. */
class LibraryWalkerTest {
    private static final long DYNAMIC = 0x1000;
    private static final long DEBUG = 0x2000;
    private static final long MAIN = 0x3000;
    private static final long FIRST = 0x3100;
    private static final long SECOND = 0x3200;

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void theListIsReadInBothWordSizes(int wordSize) {
        LibraryList list = walker(chain(wordSize)).libraries();
        assertThat(list.mainLinkMap()).hasValue(MAIN);
        assertThat(list.libraries())
                .containsExactly(
                        new Library("/lib/first", FIRST, 0x10000, 0x10040, DEBUG),
                        new Library("/lib/second", SECOND, 0x20000, 0x20040, DEBUG));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void furtherNamespacesFollowWithTheirFirstEntry(int wordSize) {
        MemoryImage image = chain(wordSize).words(DEBUG, 2, MAIN, 0, 0, 0, 0x2800);
        image.words(0x2800, 2, 0x3800, 0, 0, 0, DEBUG);
        image.words(0x3800, 0x30000, 0x4200, 0x30040, 0, 0).string(0x4200, "/lib/apart");

        assertThat(walker(image).libraries().libraries())
                .extracting(Library::name, Library::namespace)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("/lib/first", DEBUG),
                        org.assertj.core.groups.Tuple.tuple("/lib/second", DEBUG),
                        org.assertj.core.groups.Tuple.tuple("/lib/apart", 0x2800L));
    }

    @Test
    void beforeTheLinkerHasRunNothingIsThere() {
        MemoryImage image = new MemoryImage(8).words(DYNAMIC, 21, 0, 0, 0, 0, 0);
        assertThat(walker(image).libraries()).isEqualTo(new LibraryList(java.util.OptionalLong.empty(), List.of()));
    }

    @Test
    void aStaticProgramHasNoLibraries() {
        LoadedElf program = new LoadedElf(0, 62, List.of());
        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> new LibraryWalker(new MemoryImage(8).memory(), program).libraries())
                .withMessageContaining("static");
    }

    @Test
    void anUnreadableDynamicSectionIsToldApart() {
        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> walker(new MemoryImage(8)).libraries())
                .withMessageContaining("read");
    }

    @Test
    void aProgramWithoutDebugEntryIsToldApart() {
        MemoryImage image = new MemoryImage(8).words(DYNAMIC, 1, 1, 0, 0, 0, 0);
        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> walker(image).libraries())
                .withMessageContaining("DT_DEBUG");
    }

    @Test
    void aCircleEndsWhereABackLinkIsWrong() {
        MemoryImage image = chain(8).words(SECOND, 0x20000, 0x4100, 0x20040, FIRST, FIRST);
        assertThat(walker(image).libraries().libraries())
                .extracting(Library::linkMap)
                .containsExactly(FIRST, SECOND);
    }

    @Test
    void aPerfectCircleEndsToo() {
        MemoryImage image =
                chain(8).words(FIRST, 0, 0x9999, 0, SECOND, SECOND).words(SECOND, 0, 0x9999, 0, FIRST, FIRST);
        assertThat(walker(image).librariesFrom(FIRST, SECOND, DEBUG).libraries())
                .isEmpty();
    }

    @Test
    void garbageInALinkGivesWhatCameBefore() {
        MemoryImage image = chain(8).words(FIRST, 0x10000, 0x4000, 0x10040, 0xdeadbeefL, MAIN);
        assertThat(walker(image).libraries().libraries())
                .extracting(Library::linkMap)
                .containsExactly(FIRST);
    }

    @Test
    void entriesWithoutAReadableNameAreSkipped() {
        MemoryImage image = chain(8).string(0x4000, "").words(SECOND, 0x20000, 0x9999, 0x20040, 0, FIRST);
        LibraryList list = walker(image).libraries();
        assertThat(list.libraries()).isEmpty();
        assertThat(list.mainLinkMap()).hasValue(MAIN);
    }

    @Test
    void aNameOfFullLengthIsReadWhole() {
        String name = "/" + "x".repeat(4094);
        assertThat(walker(chain(8).string(0x4000, name))
                        .libraries()
                        .libraries()
                        .get(0)
                        .name())
                .isEqualTo(name);
    }

    @Test
    void aPartialWalkStartsAnywhereAndChecksTheLinkBack() {
        LibraryWalker walker = walker(chain(8));
        assertThat(walker.librariesFrom(SECOND, FIRST, DEBUG))
                .isEqualTo(new LibraryList(
                        java.util.OptionalLong.empty(),
                        List.of(new Library("/lib/second", SECOND, 0x20000, 0x20040, DEBUG))));
        assertThat(walker.librariesFrom(SECOND, MAIN, DEBUG).libraries()).isEmpty();
    }

    private static MemoryImage chain(int wordSize) {
        return new MemoryImage(wordSize)
                .words(DYNAMIC, 1, 1, 21, DEBUG, 0, 0)
                .words(DEBUG, 1, MAIN, 0, 0, 0)
                .words(MAIN, 0, 0x4080, DYNAMIC, FIRST, 0)
                .words(FIRST, 0x10000, 0x4000, 0x10040, SECOND, MAIN)
                .words(SECOND, 0x20000, 0x4100, 0x20040, 0, FIRST)
                .string(0x4080, "")
                .string(0x4000, "/lib/first")
                .string(0x4100, "/lib/second");
    }

    private static LibraryWalker walker(MemoryImage image) {
        ProcessMemory memory = image.memory();
        int size = 6 * memory.wordSizeBytes();
        ProgramHeader dynamic = new ProgramHeader(ProgramHeader.DYNAMIC, 0, 0, DYNAMIC, size, size, 8);
        return new LibraryWalker(memory, new LoadedElf(0, 62, List.of(dynamic)));
    }
}
