package dev.utraced.linux.sys;

import java.util.List;
import java.util.stream.Stream;

/** Filters that the kernel takes, and that let {@link #CALL} pass, or make it fail. */
final class FilterCases {
    /** One that no kernel has: where it passes it fails otherwise. */
    static final int NUMBER = 4000;

    static final int X86_64 = 0xc000_003e;

    static final SeccompData CALL =
            new SeccompData(X86_64, NUMBER, List.of(0x1122_3344_5566_7788L, -1L, 5L, 0L, 0x8000_0000_0000_0001L, 9L));

    /** For all other calls, which the program under the filter needs. */
    static final String OTHERS_PASS = "ld 0; jeq 4000 1 0; ret 0x7fff0000; ";

    private FilterCases() {}

    static Stream<String> passing() {
        return Stream.of(
                "ld 0; is 4000",
                "ld 4; is 0xc000003e",
                "ld 16; is 0x55667788",
                "ld 20; is 0x11223344",
                "ld 28; is 0xffffffff",
                "ld 48; is 1",
                "ld 52; is 0x80000000",
                "ld 56; is 9",
                "ld.imm 77; is 77",
                "ld.len; is 64",
                "ldx.len; txa; is 64",
                "ldx.imm 3; ld.imm 4; add.x; is 7",
                "ld.imm 5; st 0; ld.imm 6; st 15; ld.mem 0; is 5",
                "ldx.imm 5; stx 15; ldx.imm 6; ldx.mem 15; txa; is 5",
                "ld.imm 0xffffffff; add 2; is 1",
                "ld.imm 1; sub 2; is 0xffffffff",
                "ld.imm 1; ldx.imm 2; sub.x; is 0xffffffff",
                "ld.imm 0x10001; mul 0x10001; is 0x20001",
                "ld.imm 0xfffffffe; div 2; is 0x7fffffff",
                "ld.imm 0xfffffffe; ldx.imm 0xffffffff; div.x; is 0",
                "ld.imm 0xf0; or 0x0f; is 0xff",
                "ld.imm 0xff; and 0x3c; is 0x3c",
                "ld.imm 0xff; xor 0x0f; is 0xf0",
                "ld.imm 0x80000001; lsh 31; is 0x80000000",
                "ld.imm 0x80000001; rsh 31; is 1",
                "ld.imm 0x80000000; ldx.imm 4; rsh.x; is 0x08000000",
                "ld.imm 3; neg; is 0xfffffffd",
                "ld.imm 3; tax; ld.imm 4; txa; is 3",
                "ja 1; ret 0x00050007; ret 0x7fff0000",
                "ld.imm 0x80000000; jgt 0x7fffffff 1 0; ret 0x00050007; ret 0x7fff0000",
                "ld.imm 5; jgt 5 0 1; ret 0x00050007; ret 0x7fff0000",
                "ld.imm 0x80000000; jge 0x80000000 1 0; ret 0x00050007; ret 0x7fff0000",
                "ld.imm 0x7fffffff; jge 0x80000000 0 1; ret 0x00050007; ret 0x7fff0000",
                "ld.imm 6; jset 12 1 0; ret 0x00050007; ret 0x7fff0000",
                "ld.imm 6; jset 9 0 1; ret 0x00050007; ret 0x7fff0000",
                "ld.imm 6; ldx.imm 6; jeq.x 0 1 0; ret 0x00050007; ret 0x7fff0000",
                "ld.imm 6; ldx.imm 7; jge.x 0 0 1; ret 0x00050007; ret 0x7fff0000",
                "ld.imm 0x7fff0001; ret.a",
                "ret 0x7fff1234");
    }

    static Stream<String> failing() {
        return Stream.of(
                "ld 0; is 4001",
                "ld 16; is 0x11223344",
                "ld.imm 0x00050007; ret.a",
                "ret 0x00050007",
                "ld.imm 5; jgt 5 1 0; ret 0x00050007; ret 0x7fff0000",
                "ld.imm 0x7fffffff; jge 0x80000000 1 0; ret 0x00050007; ret 0x7fff0000");
    }
}
