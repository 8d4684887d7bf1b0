package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.puppet.Puppet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Filters of live threads, and what the kernel makes of them. */
class SeccompFiltersTest {
    private static final String ENOSYS = "38";
    private static final String AS_THE_FILTER_SAYS = "7";
    private static final String ALL_PASS = "ret 0x7fff0000";

    private final SeccompFilters filters = new SeccompFilters();

    private static void install(Puppet puppet, String filter) {
        puppet.ask("filter " + FilterText.hex(FilterText.program(filter)));
    }

    /** @return the error that it ends with */
    private static String attempt(Puppet puppet) {
        return puppet.ask("attempt " + FilterCases.NUMBER + " "
                + FilterCases.CALL.arguments().stream().map(Long::toHexString).collect(Collectors.joining(" ")));
    }

    private boolean allow(Held held) {
        return filters.allow(held.pid, List.of(FilterCases.CALL));
    }

    @ParameterizedTest
    @MethodSource("dev.utraced.linux.sys.FilterCases#passing")
    void theKernelLetsACallPassThatIsAllowed(String filter) {
        try (Puppet puppet = Puppet.start()) {
            install(puppet, FilterCases.OTHERS_PASS + filter);
            assertThat(attempt(puppet)).isEqualTo(ENOSYS);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.utraced.linux.sys.FilterCases#failing")
    void theKernelLetsACallFailThatIsNotAllowed(String filter) {
        try (Puppet puppet = Puppet.start()) {
            install(puppet, FilterCases.OTHERS_PASS + filter);
            assertThat(attempt(puppet)).isEqualTo(AS_THE_FILTER_SAYS);
        }
    }

    @Test
    void theFiltersOfAThreadAreReadAsTheyWereInstalled() {
        String first = FilterCases.OTHERS_PASS + "ld 16; is 0x55667788";
        try (Held held = Held.running()) {
            install(held.puppet, first);
            install(held.puppet, ALL_PASS);
            held.interrupt(held.pid);

            assertThat(filters.read(held.pid).orElseThrow())
                    .containsExactlyInAnyOrder(FilterText.program(first), FilterText.program(ALL_PASS));
            assertThat(allow(held)).isTrue();
        }
    }

    @Test
    void oneFilterThatRefusesIsEnough() {
        try (Held held = Held.running()) {
            install(held.puppet, ALL_PASS);
            install(held.puppet, FilterCases.OTHERS_PASS + FilterText.FAIL);
            install(held.puppet, ALL_PASS);
            held.interrupt(held.pid);

            assertThat(allow(held)).isFalse();
        }
    }

    @Test
    void oneCallThatIsRefusedIsEnough() {
        SeccompData other = new SeccompData(FilterCases.X86_64, FilterCases.NUMBER + 1, FilterCases.CALL.arguments());
        try (Held held = Held.running()) {
            install(held.puppet, FilterCases.OTHERS_PASS + FilterText.FAIL);
            held.interrupt(held.pid);

            assertThat(filters.allow(held.pid, List.of(other))).isTrue();
            assertThat(filters.allow(held.pid, List.of(other, FilterCases.CALL)))
                    .isFalse();
        }
    }

    @Test
    void aThreadWithoutFiltersIsNotAllowedByThem() {
        try (Held held = Held.stopped()) {
            assertThat(allow(held)).isFalse();
        }
    }

    @Test
    void whoHasGoneIsNotAllowedAnything() {
        try (Held held = Held.running()) {
            install(held.puppet, ALL_PASS);
            held.interrupt(held.pid);
            held.kernel.kill(held.pid, LinuxSignals.SIGKILL);
            held.awaitState(held.pid, 'Z');

            assertThat(allow(held)).isFalse();
        }
    }
}
