package dev.utraced.linux.sys.bpf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The running kernel's description of its own types (BTF): which fields its structures have, and where. Types follow each other, each with
 * a length that its kind decides, and are known by their number, from 1 on; names are offsets into a table of strings.
 *
 * @see <a href="https://docs.kernel.org/bpf/btf.html">BPF Type Format</a>
 */
final class KernelTypes {
    static final int STRUCT = 4;
    static final int FUNCTION = 12;

    private static final int MAGIC = 0xeb9f;
    private static final int TYPE_BYTES = 12;
    private static final int INFO = 4;
    private static final int MEMBER_BYTES = 12;
    private static final int MEMBER_OFFSET = 8;

    /** Of a structure with bit fields: the offsets of its members have a width in their upper byte. */
    private static final int HAS_WIDTHS = 1 << 31;

    private static final int OFFSET_BITS = 0xffffff;

    private final ByteBuffer bytes;
    private final int firstType;
    private final int endOfTypes;
    private final int strings;

    /** @throws IllegalArgumentException where these are no types */
    KernelTypes(ByteBuffer content) {
        bytes = content.order(ByteOrder.nativeOrder());
        if (bytes.capacity() < 24 || (bytes.getShort(0) & 0xffff) != MAGIC) {
            throw new IllegalArgumentException("no BTF");
        }
        int header = bytes.getInt(4);
        firstType = header + bytes.getInt(8);
        endOfTypes = firstType + bytes.getInt(12);
        strings = header + bytes.getInt(16);
    }

    /** Empty where the kernel is built without them (CONFIG_DEBUG_INFO_BTF), or does not show them. */
    static Optional<KernelTypes> ofThisKernel() {
        try (FileChannel file = FileChannel.open(Path.of("/sys/kernel/btf/vmlinux"), StandardOpenOption.READ)) {
            return Optional.of(new KernelTypes(content(file)));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Older kernels cannot map it, and copying takes ten times as long. */
    private static ByteBuffer content(FileChannel file) throws IOException {
        try {
            return file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
        } catch (IOException e) {
            ByteBuffer copy = ByteBuffer.allocateDirect((int) file.size());
            while (copy.hasRemaining() && file.read(copy) > 0) {}
            return copy;
        }
    }

    /** Takes one type. */
    interface Visitor {
        /** @param at its place, for the other methods here */
        void type(int number, int kind, int at);
    }

    /** All of them, some hundred thousand. */
    void visit(Visitor visitor) {
        int number = 1;
        for (int at = firstType; at < endOfTypes; number++) {
            int info = bytes.getInt(at + INFO);
            int kind = info >> 24 & 0x1f;
            visitor.type(number, kind, at);
            at += TYPE_BYTES + bytesBehind(kind, info & 0xffff);
        }
    }

    /** What a type of this kind has behind what all have. @param count of members, values or parameters */
    private static int bytesBehind(int kind, int count) {
        return switch (kind) {
            case 1, 14, 17 -> 4; // an integer, a variable, a tag of a declaration
            case 3 -> 12; // an array
            case STRUCT, 5, 15, 19 -> 12 * count; // structure, union, section, enumeration of 64 bits
            case 6, 13 -> 8 * count; // an enumeration, a function's prototype
            default -> 0;
        };
    }

    boolean isNamed(int at, byte[] name) {
        return isString(bytes.getInt(at), name);
    }

    private boolean isString(int offset, byte[] text) {
        int start = strings + offset;
        for (int i = 0; i < text.length; i++) {
            if (bytes.get(start + i) != text[i]) {
                return false;
            }
        }
        return bytes.get(start + text.length) == 0;
    }

    /** Where a structure has a member, in bytes. Empty where it has none of that name. */
    OptionalInt memberOffset(int structure, byte[] name) {
        int info = bytes.getInt(structure + INFO);
        for (int i = 0; i < (info & 0xffff); i++) {
            int member = structure + TYPE_BYTES + i * MEMBER_BYTES;
            if (isString(bytes.getInt(member), name)) {
                int offset = bytes.getInt(member + MEMBER_OFFSET);
                return OptionalInt.of(((info & HAS_WIDTHS) != 0 ? offset & OFFSET_BITS : offset) / Byte.SIZE);
            }
        }
        return OptionalInt.empty();
    }
}
