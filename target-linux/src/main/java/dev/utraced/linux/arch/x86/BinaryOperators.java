package dev.utraced.linux.arch.x86;

import dev.utraced.agent.Opcode;
import dev.utraced.linux.arch.x86.PadAssembler.Label;

/** Machine code of the bytecodes that take two values and leave one: the upper one in RCX, the other in RAX; RAX out, RDX lost. */
final class BinaryOperators {
    private final PadAssembler assembler;
    private final Runnable hold;

    /** @param hold makes code that calls the whole condition true, to be decided by the evaluator */
    BinaryOperators(PadAssembler assembler, Runnable hold) {
        this.assembler = assembler;
        this.hold = hold;
    }

    void compile(Opcode opcode) {
        switch (opcode) {
            case ADD -> assembler.emit(0x48, 0x01, 0xc8); // add %rcx,%rax
            case SUB -> assembler.emit(0x48, 0x29, 0xc8); // sub %rcx,%rax
            case MUL -> assembler.emit(0x48, 0x0f, 0xaf, 0xc1); // imul %rcx,%rax
            case BIT_AND -> assembler.emit(0x48, 0x21, 0xc8); // and %rcx,%rax
            case BIT_OR -> assembler.emit(0x48, 0x09, 0xc8); // or %rcx,%rax
            case BIT_XOR -> assembler.emit(0x48, 0x31, 0xc8); // xor %rcx,%rax
            case EQUAL -> compare(0x94); // sete
            case LESS_SIGNED -> compare(0x9c); // setl
            case LESS_UNSIGNED -> compare(0x92); // setb
            case LSH -> shift(0xe0); // shl
            case RSH_UNSIGNED -> shift(0xe8); // shr
            case RSH_SIGNED -> shiftSigned();
            case DIV_SIGNED -> divideSigned();
            case DIV_UNSIGNED -> divideUnsigned();
            case REM_SIGNED -> {
                divideSigned();
                takeRemainder();
            }
            case REM_UNSIGNED -> {
                divideUnsigned();
                takeRemainder();
            }
            default -> throw new IllegalStateException("bytecode " + opcode);
        }
    }

    /** @param set the opcode of the instruction that sets a byte by the flags */
    private void compare(int set) {
        assembler.emit(0x48, 0x39, 0xc8); // cmp %rcx,%rax
        assembler.emit(0x0f, set, 0xc0); // set.. %al
        assembler.emit(0x0f, 0xb6, 0xc0); // movzbl %al,%eax
    }

    /** The processor takes the count modulo 64; by 64 and more there is nothing left. @param shift the ModRM byte */
    private void shift(int shift) {
        assembler.emit(0x48, 0x83, 0xf9, Long.SIZE); // cmp $64,%rcx
        assembler.emit(0x48, 0x19, 0xd2); // sbb %rdx,%rdx: all bits set where it is less
        assembler.emit(0x48, 0xd3, shift); // by %cl
        assembler.emit(0x48, 0x21, 0xd0); // and %rdx,%rax
    }

    private void shiftSigned() {
        assembler.emit(0xba).operand(Long.SIZE - 1, Integer.BYTES); // mov $63,%edx
        assembler.emit(0x48, 0x39, 0xd1); // cmp %rdx,%rcx
        assembler.emit(0x48, 0x0f, 0x47, 0xca); // cmova %rdx,%rcx
        assembler.emit(0x48, 0xd3, 0xf8); // sar %cl,%rax
    }

    /** By -1 it is a change of the sign, which the processor does not see where the result has none that fits. */
    private void divideSigned() {
        Label byOthers = new Label();
        Label done = new Label();
        holdIfDivisorIsZero();
        assembler.emit(0x48, 0x83, 0xf9, -1); // cmp $-1,%rcx
        assembler.emit(0x0f, 0x85).to(byOthers); // jne
        assembler.emit(0x48, 0xf7, 0xd8); // neg %rax
        assembler.emit(0x31, 0xd2); // xor %edx,%edx
        assembler.emit(0xe9).to(done); // jmp
        assembler.place(byOthers);
        assembler.emit(0x48, 0x99); // cqo
        assembler.emit(0x48, 0xf7, 0xf9); // idiv %rcx
        assembler.place(done);
    }

    private void divideUnsigned() {
        holdIfDivisorIsZero();
        assembler.emit(0x31, 0xd2); // xor %edx,%edx
        assembler.emit(0x48, 0xf7, 0xf1); // div %rcx
    }

    private void takeRemainder() {
        assembler.emit(0x48, 0x89, 0xd0); // mov %rdx,%rax
    }

    private void holdIfDivisorIsZero() {
        Label goesOn = new Label();
        int depth = assembler.depth();
        assembler.emit(0x48, 0x85, 0xc9); // test %rcx,%rcx
        assembler.emit(0x0f, 0x85).to(goesOn); // jnz
        hold.run();
        assembler.depth(depth);
        assembler.place(goesOn);
    }
}
