package dev.utraced.rsp.command;

import dev.utraced.rsp.wire.PayloadReader;
import java.nio.ByteBuffer;

/** Registers of the selected thread. Numbers are the target description's, values are in the target's byte order. */
public sealed interface RegisterCommand extends Command {

    /** {@code g}. */
    record ReadRegisters() implements RegisterCommand {
        static ReadRegisters parse(PayloadReader in) {
            in.expectEnd();
            return new ReadRegisters();
        }
    }

    /** {@code G XX...}; @param values a view, may hold fewer than all registers */
    record WriteRegisters(ByteBuffer values) implements RegisterCommand {
        static WriteRegisters parse(PayloadReader in) {
            ByteBuffer values = in.hexData();
            in.expectEnd();
            return new WriteRegisters(values);
        }
    }

    /** {@code p n}. */
    record ReadRegister(int number) implements RegisterCommand {
        static ReadRegister parse(PayloadReader in) {
            int number = in.hexInt();
            in.expectEnd();
            return new ReadRegister(number);
        }
    }

    /** {@code P n=XX...}; @param value a view */
    record WriteRegister(int number, ByteBuffer value) implements RegisterCommand {
        static WriteRegister parse(PayloadReader in) {
            int number = in.hexInt();
            in.expect('=');
            ByteBuffer value = in.hexData();
            in.expectEnd();
            return new WriteRegister(number, value);
        }
    }
}
