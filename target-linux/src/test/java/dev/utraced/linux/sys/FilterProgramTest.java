package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What filters say to a system call; that the kernel takes the same view is in {@link SeccompFiltersTest}. */
class FilterProgramTest {
    /** An allow-list in the usual order: the machine, its 32-bit pointers, calls, and of one call the arguments, high half first. */
    private static final String ALLOW_LIST = """
            ld 4; jeq 0xc000003e 0 12; ld 0; jge 0x40000000 10 0; jeq 11 8 0; jeq 39 7 0; jeq 9 0 7;
            ld 36; jeq 0 0 5; ld 32; and 0x2; jeq 0 0 2; ret 0x7fff0000; ret 0x7fff0000;
            ret 0x00050001; ret 0x00050001""";

    private static boolean allows(String filter, SeccompData call) {
        return FilterText.program(filter).allows(call);
    }

    private static SeccompData call(int number, long protection) {
        return new SeccompData(FilterCases.X86_64, number, List.of(0L, 4096L, protection, 0x100022L, -1L, 0L));
    }

    @ParameterizedTest
    @MethodSource("dev.utraced.linux.sys.FilterCases#passing")
    void aCallPassesWhereTheFilterSaysSo(String filter) {
        assertThat(allows(filter, FilterCases.CALL)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.utraced.linux.sys.FilterCases#failing")
    void aCallFailsWhereTheFilterSaysSo(String filter) {
        assertThat(allows(filter, FilterCases.CALL)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"9, 5, true", "9, 7, false", "9, 0x100000005, false", "11, 0, true", "39, 0, true", "10, 0, false"})
    void anAllowListIsAskedForNumberAndArguments(int number, String protection, boolean allowed) {
        assertThat(allows(ALLOW_LIST, call(number, Long.decode(protection)))).isEqualTo(allowed);
    }

    @Test
    void anAllowListIsAskedForTheMachine() {
        SeccompData call = call(9, 5);
        assertThat(allows(ALLOW_LIST, new SeccompData(0x4000_0003, 9, call.arguments())))
                .isFalse();
        assertThat(allows(ALLOW_LIST, new SeccompData(call.architecture(), 0x4000_0009, call.arguments())))
                .isFalse();
    }

    /** Kill the process, kill the thread, trap, ask a supervisor, ask a tracer, log, and what the kernel has no name for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x80000000",
                "0",
                "0x00030000",
                "0x7fc00000",
                "0x7ff00000",
                "0x7ffc0000",
                "0x7ffe0000",
                "0xffff0000"
            })
    void whatDoesMoreThanLetACallPassCountsAsARefusal(String action) {
        assertThat(allows("ret " + action, FilterCases.CALL)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ld.imm 1",
                "ja 1; ret 0x7fff0000",
                "ja 0xffffffff; ret 0x7fff0000",
                "jeq 0 1 0; ret 0x7fff0000",
                "jeq 1 0 1; ret 0x7fff0000",
            })
    void whoeverRunsOffTheEndIsRefused(String filter) {
        assertThat(allows(filter, FilterCases.CALL)).isFalse();
    }

    /** Parts of the structure that are not known, not there or not whole; cells that are not there; no numbers; no instructions. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ld 8",
                "ld 12",
                "ld 17",
                "ld 64",
                "ld 0xfffffffc",
                "st 16",
                "stx 0xffffffff",
                "ld.mem 16",
                "ldx.mem 0xffffffff",
                "ldx.imm 0; div.x",
                "ldx.imm 32; lsh.x",
                "ldx.imm 0xffffffff; rsh.x",
                "0x94 1",
                "0x21 16",
                "0x28 16",
                "0x30 16",
                "0xb1 16",
                "0x40 16",
                "0x12 0",
                "0x55 0 0 0",
                "0x0e",
                "0x47",
                "0x8007",
            })
    void whatIsNotUnderstoodIsARefusal(String strange) {
        assertThat(allows(strange + "; ret 0x7fff0000", FilterCases.CALL)).isFalse();
    }
}
