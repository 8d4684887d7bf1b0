package dev.utraced.server.session;

import dev.utraced.rsp.reply.DataReply.ProgramOutput;
import dev.utraced.target.ProgramStreams;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Shows the client what its programs print. A client expects that only while it waits for a stop reply in all-stop mode: in non-stop
 * mode an {@code O} packet would be taken for the answer to whatever it has just asked. So until then the output stays where it is.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Stop-Reply-Packets.html">Stop Reply Packets</a>
 */
final class OutputRelay {
    private static final int PIECE_BYTES = 4096;

    private final Optional<ProgramStreams> streams;
    private final Consumer<ProgramOutput> client;
    private final BooleanSupplier hasRoom;
    private final BooleanSupplier clientWaits;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);

    /**
     * @param hasRoom whether the client keeps up with what it is sent
     * @param clientWaits whether the client waits for a stop reply
     */
    OutputRelay(
            Optional<ProgramStreams> streams,
            Consumer<ProgramOutput> client,
            BooleanSupplier hasRoom,
            BooleanSupplier clientWaits) {
        this.streams = streams;
        this.client = client;
        this.hasRoom = hasRoom;
        this.clientWaits = clientWaits;
    }

    /** From now on the client may be shown output. */
    void start(Runnable available) {
        streams.ifPresent(there -> there.listen(Optional.of(available)));
    }

    /** From now on output goes where the server's goes. */
    void stop() {
        streams.ifPresent(there -> there.listen(Optional.empty()));
    }

    /** There is output, or the client begins to wait, or keeps up again. */
    void relay() {
        while (clientWaits.getAsBoolean() && hasRoom.getAsBoolean() && relayPiece()) {
            // on to the next piece
        }
    }

    /** A stop is about to be told, and what was printed before it comes before it. */
    void flush() {
        while (relayPiece()) {
            // on to the next piece
        }
    }

    private boolean relayPiece() {
        piece.clear();
        boolean any = streams.isPresent() && streams.get().read(piece) > 0;
        if (any) {
            client.accept(new ProgramOutput(piece.flip()));
        }
        return any;
    }
}
