package dev.utraced.linux.proc;

import dev.utraced.target.MemoryRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Parses {@code /proc/PID/maps} byte by byte: a large program has tens of thousands of lines, and a regular expression takes its time. */
final class MapsParser {
    private final byte[] text;
    private final List<Mapping> mappings = new ArrayList<>();
    private int at;
    private int lastPathStart;
    private String lastPath = "";
    private FileIdentity lastFile = FileIdentity.NONE;

    private MapsParser(byte[] text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException where this is not what the kernel prints */
    static List<Mapping> parse(byte[] text) {
        MapsParser parser = new MapsParser(text);
        while (parser.at < text.length) {
            parser.mappings.add(parser.line());
        }
        return parser.mappings;
    }

    private Mapping line() {
        long start = hex('-');
        long end = hex(' ');
        boolean readable = next() == 'r';
        boolean writable = next() == 'w';
        boolean executable = next() == 'x';
        boolean shared = next() == 's';
        expect(' ');
        long offset = hex(' ');
        FileIdentity file = file((int) hex(':'), (int) hex(' '), decimal());
        String path = path();
        return new Mapping(MemoryRange.between(start, end), readable, writable, executable, shared, offset, file, path);
    }

    /** Mappings of one file come in a row: they share one identity and one path. */
    private FileIdentity file(int major, int minor, long inode) {
        if (lastFile.inode() != inode || lastFile.deviceMinor() != minor || lastFile.deviceMajor() != major) {
            lastFile = new FileIdentity(major, minor, inode);
        }
        return lastFile;
    }

    private String path() {
        while (at < text.length && text[at] == ' ') {
            at++;
        }
        int start = at;
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        int length = at++ - start;
        if (length == 0) {
            return "";
        }
        boolean asBefore = Arrays.equals(
                text, start, start + length, text, lastPathStart, Math.min(lastPathStart + length, text.length));
        if (!asBefore || text[lastPathStart + length] != '\n') {
            lastPath = new String(text, start, length, StandardCharsets.UTF_8);
            lastPathStart = start;
        }
        return lastPath;
    }

    private long hex(char end) {
        long value = 0;
        int digit;
        int first = at;
        while ((digit = Character.digit(peek(), 16)) >= 0) {
            value = value << 4 | digit;
            at++;
        }
        if (at == first) {
            throw malformed();
        }
        expect(end);
        return value;
    }

    private long decimal() {
        long value = 0;
        int digit;
        while (at < text.length && (digit = Character.digit(text[at], 10)) >= 0) {
            value = value * 10 + digit;
            at++;
        }
        return value;
    }

    private byte peek() {
        if (at >= text.length) {
            throw malformed();
        }
        return text[at];
    }

    private byte next() {
        byte value = peek();
        at++;
        return value;
    }

    private void expect(char expected) {
        if (next() != expected) {
            throw malformed();
        }
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("maps: unexpected text at byte " + at + " of " + text.length);
    }
}
