package dev.utraced.server.connect.lookahead;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Memory, by pages: a request for a few bytes brings the whole page, and one behind the pages that are known already brings several.
 */
final class Pages implements Store {
    static final int PAGE_BYTES = 0x1000;
    private static final int MOST_PAGES = 16;
    private static final HexFormat HEX = HexFormat.of();

    private record Page(String process, long number) {}

    /** @param text {@code m} wants digits, {@code x} bytes */
    private record Range(boolean text, long address, int length) {
        long firstPage() {
            return Long.divideUnsigned(address, PAGE_BYTES);
        }

        long endPage() {
            return Long.divideUnsigned(address + length - 1, PAGE_BYTES) + 1;
        }
    }

    private final Server server;
    private final Supplier<String> process;
    private final Knowledge<Page, byte[]> known;

    /** What the server has said to a request for a page that it cannot read. */
    private final Knowledge<Page, String> unreadable;

    private int mostPages;

    /** @param process the one that is selected */
    Pages(Server server, Supplier<String> process, Memories memories) {
        this.server = server;
        this.process = process;
        this.known = memories.make();
        this.unreadable = memories.make();
    }

    /** Of a packet that the server sends. Where a page does not fit into it, nothing is read ahead. */
    void packetsHold(int bytes) {
        mostPages = Math.min((bytes - 16) / 2 / PAGE_BYTES, MOST_PAGES);
    }

    @Override
    public Look look(String request) {
        Optional<Range> range = range(request);
        return range.isEmpty() ? Look.UNKNOWN : look(range.get());
    }

    private Look look(Range range) {
        byte[] bytes = new byte[range.length()];
        int have = 0;
        for (long number = range.firstPage(); number < range.endPage(); number++) {
            Page page = new Page(process.get(), number);
            if (known.isComing(page)) {
                return Look.COMING;
            }
            int start = (int) (range.address() + have - number * PAGE_BYTES);
            int count = Math.min(PAGE_BYTES - start, range.length() - have);
            Optional<String> error = unreadable.get(page);
            if (error.isPresent() && have == 0) {
                return new Look.Known(error.get());
            }
            Optional<byte[]> content = known.get(page);
            if (content.isEmpty() || content.get().length < start + count) {
                return Look.UNKNOWN;
            }
            System.arraycopy(content.get(), start, bytes, have, count);
            have += count;
        }
        return new Look.Known(range.text() ? HEX.formatHex(bytes) : "b" + Bytes.text(bytes));
    }

    @Override
    public void fetch(String request) {
        range(request).ifPresent(range -> fetch(range.firstPage(), range.endPage()));
    }

    /** The page around an address, and the next where the first is nearly at its end. */
    void fetchAround(long address, int bytes) {
        if (mostPages > 0) {
            Range range = new Range(true, address, bytes);
            fetch(range.firstPage(), range.endPage());
        }
    }

    private void fetch(long first, long end) {
        long start = first;
        while (start < end && !lacks(start)) {
            start++;
        }
        if (start == end) {
            return;
        }
        long stop = Math.max(end, start + 2 * knownBefore(start));
        int count = 0;
        while (start + count < stop && count < mostPages && lacks(start + count)) {
            count++;
        }
        ask(start, count);
    }

    private boolean lacks(long number) {
        return known.lacks(new Page(process.get(), number));
    }

    private int knownBefore(long number) {
        int count = 0;
        while (count < MOST_PAGES / 2
                && known.get(new Page(process.get(), number - 1 - count)).isPresent()) {
            count++;
        }
        return count;
    }

    private void ask(long start, int count) {
        String asked = process.get();
        List<Knowledge<Page, byte[]>.Expected> expected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            expected.add(known.expect(new Page(asked, start + i)));
        }
        Knowledge<Page, String>.Expected error = unreadable.expect(new Page(asked, start));
        String place = Long.toHexString(start * PAGE_BYTES) + "," + Integer.toHexString(count * PAGE_BYTES);
        server.ask("m" + place, reply -> {
            byte[] bytes = Bytes.ofDigits(reply);
            if (count == 1 && reply.startsWith("E")) {
                error.came(reply);
            }
            for (int i = 0; i < count; i++) {
                int from = i * PAGE_BYTES;
                if (bytes.length > from) {
                    expected.get(i).came(Arrays.copyOfRange(bytes, from, Math.min(from + PAGE_BYTES, bytes.length)));
                } else {
                    expected.get(i).isNotThere();
                }
            }
        });
    }

    private Optional<Range> range(String request) {
        int comma = request.indexOf(',');
        if (comma < 0 || mostPages <= 0 || request.charAt(0) != 'm' && request.charAt(0) != 'x') {
            return Optional.empty();
        }
        Optional<Long> address = Bytes.number(request.substring(1, comma));
        Optional<Long> length = Bytes.number(request.substring(comma + 1));
        if (address.isEmpty() || length.isEmpty()) {
            return Optional.empty();
        }
        long end = address.get() + length.get();
        boolean isSmall = length.get() > 0 && length.get() <= (long) (mostPages - 1) * PAGE_BYTES || length.get() == 1;
        boolean wraps = Long.compareUnsigned(end, address.get()) < 0;
        return isSmall && !wraps
                ? Optional.of(new Range(
                        request.charAt(0) == 'm', address.get(), length.get().intValue()))
                : Optional.empty();
    }
}
