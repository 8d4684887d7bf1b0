package dev.utraced.target;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What the programs that this target has started print and read, where it is the client's to see. A program whose output nobody takes
 * waits when it has printed some thousand bytes. Standard output and standard error are one stream. Text is in whatever encoding the
 * program uses.
 */
public interface ProgramStreams {
    /**
     * Who takes the output, by {@link #read}.
     *
     * @param available hears, on the loop, that there is some. Empty: nobody, it goes where the server's own output goes, as does that of
     *     programs that were let go of
     */
    void listen(Optional<Runnable> available);

    /** Moves output, of one program after the other; the position of {@code into} moves behind it. @return the number of bytes, 0 where there is none now */
    int read(ByteBuffer into);

    /**
     * Types to a program; what it has no room for is lost.
     *
     * @return the number of bytes that it took
     * @throws TargetException where this target has not started that process, or it has ended
     */
    int type(ProcessId process, ByteBuffer text);

    /** Tells a program that no more input comes. @throws TargetException as {@link #type} */
    void endInput(ProcessId process);
}
