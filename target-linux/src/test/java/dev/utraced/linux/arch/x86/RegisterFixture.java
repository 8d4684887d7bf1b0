package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.tdesc.Register;
import dev.utraced.tdesc.TargetDescription;
import java.math.BigInteger;

/** Registers by name, values as numbers. */
final class RegisterFixture {
    final TargetDescription description;
    final X86Registers registers;

    RegisterFixture(X86Abi abi, Processors processor) {
        description = abi.description(processor.layout().components());
        registers = new X86Registers(description, processor.layout());
    }

    String hex(RegisterBank bank, String name) {
        Register register = description.register(name);
        byte[] value = new byte[register.sizeBytes()];
        if (!registers.read(bank, register.number(), value, 0)) {
            return "unavailable";
        }
        return new BigInteger(1, reversed(value)).toString(16);
    }

    boolean write(RegisterBank bank, String name, String hex) {
        Register register = description.register(name);
        byte[] value = new byte[register.sizeBytes()];
        byte[] digits = reversed(new BigInteger(hex, 16).toByteArray());
        System.arraycopy(digits, 0, value, 0, Math.min(digits.length, value.length));
        return registers.write(bank, register.number(), value, 0);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
