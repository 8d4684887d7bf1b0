package dev.utraced.rsp.command;

import dev.utraced.rsp.wire.PayloadReader;
import java.nio.ByteBuffer;

/** Memory of the selected thread's process. Lengths are in bytes. */
public sealed interface MemoryCommand extends Command {

    /** {@code m addr,length}: the reply is in hex. */
    record ReadMemory(long address, int lengthBytes) implements MemoryCommand {
        static ReadMemory parse(PayloadReader in) {
            long address = in.hex();
            in.expect(',');
            int lengthBytes = in.hexInt();
            in.expectEnd();
            return new ReadMemory(address, lengthBytes);
        }
    }

    /** {@code x addr,length}: the reply is binary, {@code b} in front. */
    record ReadBinary(long address, int lengthBytes) implements MemoryCommand {
        static ReadBinary parse(PayloadReader in) {
            ReadMemory read = ReadMemory.parse(in);
            return new ReadBinary(read.address, read.lengthBytes);
        }
    }

    /** {@code M addr,length:XX...} in hex or {@code X addr,length:XX...} in binary; @param data a view */
    record WriteMemory(long address, ByteBuffer data) implements MemoryCommand {
        static WriteMemory parseHex(PayloadReader in) {
            long address = in.hex();
            in.expect(',');
            int lengthBytes = in.hexInt();
            in.expect(':');
            ByteBuffer data = in.hexData();
            if (data.remaining() != lengthBytes) {
                throw in.malformed(lengthBytes + " bytes of data");
            }
            in.expectEnd();
            return new WriteMemory(address, data);
        }

        static WriteMemory parseBinary(PayloadReader in) {
            long address = in.hex();
            in.expect(',');
            int lengthBytes = in.hexInt();
            in.expect(':');
            ByteBuffer data = in.data(lengthBytes);
            in.expectEnd();
            return new WriteMemory(address, data);
        }
    }

    /** {@code qSearch:memory:address;length;pattern}: the first place of the pattern; @param pattern binary, a view */
    record SearchMemory(long address, long lengthBytes, ByteBuffer pattern) implements MemoryCommand {
        static Command parse(PayloadReader in) {
            in.expect(':');
            String kind = in.textUntil(":");
            if (!kind.equals("memory")) {
                return new UnknownCommand("qSearch:" + kind);
            }
            in.expect(':');
            long address = in.hex();
            in.expect(';');
            long lengthBytes = in.hex();
            in.expect(';');
            return new SearchMemory(address, lengthBytes, in.data());
        }
    }

    /** {@code qCRC:addr,length}: the checksum of {@code compare-sections}. */
    record Checksum(long address, long lengthBytes) implements MemoryCommand {
        static Checksum parse(PayloadReader in) {
            in.expect(':');
            long address = in.hex();
            in.expect(',');
            long lengthBytes = in.hex();
            in.expectEnd();
            return new Checksum(address, lengthBytes);
        }
    }
}
