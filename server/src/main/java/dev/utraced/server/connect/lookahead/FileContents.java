package dev.utraced.server.connect.lookahead;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Pieces of files. When there are too many, those go first that nobody has asked for the longest. */
final class FileContents {
    private static final int LEAST_PIECE_BYTES = 1 << 8;
    private static final int MOST_PIECE_BYTES = 1 << 16;
    private static final int MOST_BYTES = 1 << 26;

    private record Piece(OpenFile file, long number) {}

    private final Server server;
    private final BiConsumer<OpenFile, String> starts;
    private final Map<Piece, String> known = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<Piece> coming = new HashSet<>();
    private long knownBytes;
    private int pieceBytes = LEAST_PIECE_BYTES;

    /** @param starts is told of the first piece of each file */
    FileContents(Server server, BiConsumer<OpenFile, String> starts) {
        this.server = server;
        this.starts = starts;
    }

    /** Of a packet that the server sends. */
    void packetsHold(int bytes) {
        pieceBytes = Math.min(Math.max(Integer.highestOneBit(bytes / 2), LEAST_PIECE_BYTES), MOST_PIECE_BYTES);
    }

    /** What is known from an offset on, up to so many bytes. */
    Look look(OpenFile file, long offset, long count) {
        StringBuilder bytes = new StringBuilder();
        long most = Math.min(count, file.strideFrom(offset));
        while (bytes.length() < most) {
            long at = offset + bytes.length();
            Piece piece = new Piece(file, at / pieceBytes);
            int start = (int) (at % pieceBytes);
            String content = known.get(piece);
            if (content == null || content.length() <= start) {
                return bytes.length() > 0
                        ? give(file, offset, bytes)
                        : coming.contains(piece) ? Look.COMING : Look.UNKNOWN;
            }
            bytes.append(content, start, (int) Math.min(content.length(), start + most - bytes.length()));
        }
        return give(file, offset, bytes);
    }

    private static Look give(OpenFile file, long offset, StringBuilder bytes) {
        file.gave(offset, bytes.length());
        return new Look.Known(FileReply.of(bytes.toString()));
    }

    /** Asks for what is not there of a part of a file. */
    void fetch(OpenFile file, long start, long end) {
        for (long number = Math.max(start, 0) / pieceBytes; number * pieceBytes < end; number++) {
            Piece piece = new Piece(file, number);
            if (!known.containsKey(piece) && coming.add(piece)) {
                ask(piece);
            }
        }
    }

    private void ask(Piece piece) {
        String place = Integer.toHexString(pieceBytes) + "," + Long.toHexString(piece.number() * pieceBytes);
        server.ask("vFile:pread:" + piece.file().descriptor() + "," + place, reply -> {
            Optional<String> bytes = FileReply.bytes(reply);
            if (coming.remove(piece) && bytes.isPresent()) {
                keep(piece, bytes.get());
                if (piece.number() == 0) {
                    starts.accept(piece.file(), bytes.get());
                }
            }
        });
    }

    private void keep(Piece piece, String bytes) {
        known.put(piece, bytes);
        knownBytes += bytes.length();
        Iterator<Map.Entry<Piece, String>> oldest = known.entrySet().iterator();
        while (knownBytes > MOST_BYTES) {
            knownBytes -= oldest.next().getValue().length();
            oldest.remove();
        }
    }

    /** How many bytes in front of an offset are known, in whole pieces; no more than asked for. */
    long knownBefore(OpenFile file, long offset, long most) {
        long number = offset / pieceBytes;
        long bytes = 0;
        while (bytes < most && known.containsKey(new Piece(file, number - 1))) {
            number--;
            bytes += pieceBytes;
        }
        return bytes;
    }

    void forget(OpenFile file) {
        coming.removeIf(piece -> piece.file() == file);
        known.entrySet().removeIf(entry -> {
            boolean isOf = entry.getKey().file() == file;
            knownBytes -= isOf ? entry.getValue().length() : 0;
            return isOf;
        });
    }
}
