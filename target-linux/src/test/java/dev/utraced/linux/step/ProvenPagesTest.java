package dev.utraced.linux.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeWorld;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.target.MemoryRange;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a stepped thread may touch without the processor. */
class ProvenPagesTest {
    private static final int PID = 100;
    private static final long AT = 0x2010;
    private static final MemoryRange PRIVATE = new MemoryRange(0x2000, 0x2000);

    private final FakeWorld world = new FakeWorld();
    private final ThreadGroup process = seize(PID);
    private int asked;
    private final ProvenPages pages = new ProvenPages((group, address) -> {
        asked++;
        return PRIVATE.contains(address) ? Optional.of(PRIVATE) : Optional.empty();
    });

    private ThreadGroup seize(int pid) {
        world.kernel().process(pid, FakeMemory.START);
        return world.tracer().seize(pid, false);
    }

    private void prove(long address, boolean writes) {
        pages.allow(process, address, writes);
        pages.proven();
    }

    @Test
    void aPageIsAllowedOnceTheProcessorHasDoneTheSame() {
        assertThat(pages.allow(process, AT, false)).isFalse();
        pages.proven();
        assertThat(pages.allow(process, AT + 16, false)).isTrue();
        assertThat(pages.allow(process, AT + 0x1000, false)).as("another page").isFalse();
    }

    @Test
    void whatTheProcessorDidNotExecuteProvesNothing() {
        pages.allow(process, AT, false);
        pages.unproven();
        pages.proven();
        assertThat(pages.allow(process, AT, false)).isFalse();
    }

    @Test
    void aLoadProvesNoStore() {
        prove(AT, false);
        assertThat(pages.allow(process, AT, true)).isFalse();
        prove(AT, true);
        assertThat(pages.allow(process, AT, true)).isTrue();
    }

    @Test
    void sharedMemoryIsNeverAllowedAndAskedForOnce() {
        prove(0x9000, false);
        prove(0x9008, false);
        assertThat(pages.allow(process, 0x9000, false)).isFalse();
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void theMappingsAreReadOnceForAllPagesOfOne() {
        prove(AT, false);
        prove(AT + 0x1000, true);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void aProcessThatHasRunHasToShowItAgain() {
        prove(AT, false);
        pages.forget(process);
        assertThat(pages.allow(process, AT, false)).isFalse();
    }

    @Test
    void anotherProcessHasToShowItForItself() {
        prove(AT, false);
        assertThat(pages.allow(seize(PID + 1), AT, false)).isFalse();
    }
}
