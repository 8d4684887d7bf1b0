package dev.utraced.linux.tracepoint;

import java.util.Arrays;

/** Where the frames of a buffer are: a ring of entries, the oldest first. */
final class FrameIndex {
    private int[] lengths = new int[64];
    private int[] starts = new int[64];
    private int[] tracepoints = new int[64];
    private long[] pcs = new long[64];
    private int first;
    private int count;

    int count() {
        return count;
    }

    private int at(int number) {
        return (first + number) % lengths.length;
    }

    int length(int number) {
        return lengths[at(number)];
    }

    int start(int number) {
        return starts[at(number)];
    }

    int tracepoint(int number) {
        return tracepoints[at(number)];
    }

    long pc(int number) {
        return pcs[at(number)];
    }

    void add(int start, int length, int tracepoint, long pc) {
        if (count == lengths.length) {
            grow();
        }
        int place = at(count++);
        lengths[place] = length;
        starts[place] = start;
        tracepoints[place] = tracepoint;
        pcs[place] = pc;
    }

    void removeFirst() {
        first = at(1);
        count--;
    }

    /** The frames have been moved together, the first one to the buffer's start. */
    void moved() {
        int start = 0;
        for (int i = 0; i < count; i++) {
            starts[at(i)] = start;
            start += length(i);
        }
    }

    private void grow() {
        int[] places = new int[2 * count];
        for (int i = 0; i < count; i++) {
            places[i] = at(i);
        }
        lengths = Arrays.stream(places).map(place -> lengths[place]).toArray();
        starts = Arrays.stream(places).map(place -> starts[place]).toArray();
        tracepoints = Arrays.stream(places).map(place -> tracepoints[place]).toArray();
        pcs = Arrays.stream(places).mapToLong(place -> pcs[place]).toArray();
        first = 0;
    }
}
