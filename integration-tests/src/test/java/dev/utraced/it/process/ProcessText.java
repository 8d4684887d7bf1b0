package dev.utraced.it.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The machine code of a process next to the files that it came from: a trap that was left behind shows as a difference. */
public final class ProcessText {
    private static final Pattern EXECUTABLE_FILE_MAPPING =
            Pattern.compile("([0-9a-f]+)-([0-9a-f]+) r-xp ([0-9a-f]+) \\S+ [1-9]\\d* +(/.*)");

    private static final Pattern CODE_OF_NO_FILE = Pattern.compile("([0-9a-f]+-[0-9a-f]+) r-xp 0+ 00:00 0 *");

    private ProcessText() {}

    /** The ranges of machine code that come from no file. */
    public static List<String> ofNoFile(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/%d/maps".formatted(pid))).stream()
                    .map(CODE_OF_NO_FILE::matcher)
                    .filter(Matcher::matches)
                    .map(mapping -> mapping.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The addresses, in hex, at which the code of the process differs from its files. */
    public static List<String> differences(long pid) {
        List<String> differences = new ArrayList<>();
        try (FileChannel memory = FileChannel.open(Path.of("/proc/%d/mem".formatted(pid)))) {
            for (String mapping : Files.readAllLines(Path.of("/proc/%d/maps".formatted(pid)))) {
                Matcher matcher = EXECUTABLE_FILE_MAPPING.matcher(mapping);
                if (matcher.matches()) {
                    compare(memory, matcher, differences);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return differences;
    }

    private static void compare(FileChannel memory, Matcher mapping, List<String> differences) throws IOException {
        long start = Long.parseLong(mapping.group(1), 16);
        int length = (int) (Long.parseLong(mapping.group(2), 16) - start);
        try (FileChannel file = FileChannel.open(Path.of(mapping.group(4)))) {
            ByteBuffer expected = read(file, Long.parseLong(mapping.group(3), 16), length);
            ByteBuffer actual = read(memory, start, expected.limit());
            for (int at = expected.mismatch(actual); at >= 0; at = expected.mismatch(actual)) {
                differences.add("%x".formatted(start + expected.position() + at));
                int next = expected.position() + at + 1;
                expected.position(next);
                actual.position(next);
            }
        }
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) > 0) {
            // Until it is full or the file ends inside the last page.
        }
        return bytes.flip();
    }
}
