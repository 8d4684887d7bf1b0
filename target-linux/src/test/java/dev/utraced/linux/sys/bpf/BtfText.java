package dev.utraced.linux.sys.bpf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes descriptions of types as a kernel gives them, one type after the other. */
final class BtfText {
    private static final int HEADER_BYTES = 24;

    private final ByteBuffer types = ByteBuffer.allocate(4096).order(ByteOrder.nativeOrder());
    private final ByteArrayOutputStream strings = new ByteArrayOutputStream();

    BtfText() {
        strings.write(0);
    }

    record Member(String name, int offset) {}

    /** @param payloadBytes of what follows, as the kind has it */
    BtfText type(int kind, int count, int payloadBytes) {
        types.putInt(string("any")).putInt(kind << 24 | count).putInt(0);
        types.position(types.position() + payloadBytes);
        return this;
    }

    BtfText function(String name) {
        types.putInt(string(name)).putInt(KernelTypes.FUNCTION << 24).putInt(0);
        return this;
    }

    /** @param offsets as they are written there: in bits, with a width in the upper byte where it says so */
    BtfText structure(String name, boolean widths, List<Member> members) {
        types.putInt(string(name)).putInt((widths ? 1 << 31 : 0) | KernelTypes.STRUCT << 24 | members.size());
        types.putInt(0);
        for (Member member : members) {
            types.putInt(string(member.name())).putInt(0).putInt(member.offset());
        }
        return this;
    }

    private int string(String text) {
        int offset = strings.size();
        strings.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        strings.write(0);
        return offset;
    }

    ByteBuffer bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + types.position() + strings.size())
                .order(ByteOrder.nativeOrder());
        bytes.putShort((short) 0xeb9f).put((byte) 1).put((byte) 0).putInt(HEADER_BYTES);
        bytes.putInt(0).putInt(types.position()).putInt(types.position()).putInt(strings.size());
        return bytes.put(types.array(), 0, types.position()).put(strings.toByteArray());
    }
}
