package dev.utraced.linux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.sys.LinuxKernel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With real children. */
final class LetGoProgramsTest {
    private final List<Integer> ended = new ArrayList<>();
    private final LetGoPrograms programs = new LetGoPrograms(new LinuxKernel(), ended::add);

    @Test
    void whatIsTracedOrUnknownIsNotHeard() {
        programs.add(4711);
        assertThat(programs.hear(4711, true)).isFalse();
        assertThat(programs.hear(4712, false)).isFalse();
        assertThat(programs.any()).isTrue();
    }

    @Test
    void whatNobodyKnowsAnyMoreHasEnded() {
        boolean[] done = new boolean[1];
        programs.whenNone(() -> done[0] = true);
        programs.add(Integer.MAX_VALUE);
        assertThat(programs.hear(Integer.MAX_VALUE, false)).isTrue();
        assertThat(ended).containsExactly(Integer.MAX_VALUE);
        assertThat(programs.any()).isFalse();
        assertThat(done[0]).isTrue();
    }
}
