package dev.utraced.rsp.command;

import dev.utraced.rsp.wire.FrameListener;
import dev.utraced.rsp.wire.FrameReader;
import dev.utraced.rsp.wire.MalformedPacketException;
import dev.utraced.rsp.wire.PayloadReader;

/**
 * Any bytes at all, read as a client's: in the shape that Jazzer calls, for long runs ({@code --target_class} of this name), and called
 * by {@link RequestFuzzTest} in short ones.
 */
final class RequestFuzzer {
    private static final int MOST_PAYLOAD_BYTES = 4096;

    private RequestFuzzer() {}

    /** The first byte says how long the chunks are; then come the chunks. */
    public static void fuzzerTestOneInput(byte[] input) {
        FrameReader reader = FrameReader.ofRequests(MOST_PAYLOAD_BYTES, new Server());
        reader.checkSums(false);
        if (input.length == 0) {
            return;
        }
        int chunk = Math.max(1, input[0] & 0xff);
        for (int at = 1; at < input.length; at += chunk) {
            reader.read(input, at, Math.min(chunk, input.length - at));
        }
    }

    /** Parses every packet; whatever else than the one exception comes out of that is a defect. */
    private static final class Server implements FrameListener {
        @Override
        public void packet(PayloadReader payload) {
            if (payload.remaining() > MOST_PAYLOAD_BYTES) {
                throw new AssertionError("a payload of " + payload.remaining() + " bytes");
            }
            try {
                Command command = Packets.parse(payload);
                if (Describe.describe(command).isEmpty()) {
                    throw new AssertionError("a command without a name");
                }
            } catch (MalformedPacketException expected) {
                if (expected.getMessage().isEmpty()) {
                    throw new AssertionError("a mistake without a reason", expected);
                }
            }
        }

        @Override
        public void damaged() {
            throw new AssertionError("sums do not count here");
        }

        @Override
        public void tooLong() {}
    }
}
