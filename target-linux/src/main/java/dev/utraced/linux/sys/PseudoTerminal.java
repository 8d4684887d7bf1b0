package dev.utraced.linux.sys;

import com.sun.jna.Native;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A terminal for one program, of which this is the other end: a program that writes to a terminal writes each line at once, where it
 * would keep what it writes to a pipe until a block is full. Bytes pass as they are: no echo, no carriage returns, no signals from
 * keys. Nothing here waits, except {@link #awaitOutput}. One thread at a time reads, and one writes.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/pty.7.html">pty(7)</a>
 */
public final class PseudoTerminal {
    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = 0400;
    private static final int O_NONBLOCK = 04000;
    private static final int O_CLOEXEC = 02000000;

    /** termios(3): four words of flags, the second one for output and the fourth one for local modes. */
    private static final int OUTPUT_FLAGS_OFFSET = 4;

    private static final int LOCAL_FLAGS_OFFSET = 12;
    private static final int OPOST = 1;
    private static final int ISIG = 1;
    private static final int ECHO = 010;
    private static final int ECHONL = 0100;
    private static final int TCSANOW = 0;

    private static final int POLLIN = 1;
    private static final int FOR_EVER = -1;

    /** More than any C library's struct termios. */
    private static final int SETTINGS_BYTES = 256;

    private static final int PATH_BYTES = 128;
    private static final int BUFFER_BYTES = 4096;

    /** What a terminal takes for the end of the input where a line begins: ^D. */
    private static final byte END_OF_INPUT = 4;

    private final int fd;
    private final Path device;
    private final Scratch out = new Scratch(BUFFER_BYTES);
    private final Scratch in = new Scratch(BUFFER_BYTES);
    private volatile boolean ended;

    private PseudoTerminal(int fd, Path device) {
        this.fd = fd;
        this.device = device;
    }

    /** @throws KernelException where the machine gives none, as where /dev/pts is missing */
    public static PseudoTerminal open() {
        int fd = TerminalLibrary.posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
        check("posix_openpt", fd);
        try {
            check("grantpt", TerminalLibrary.grantpt(fd));
            check("unlockpt", TerminalLibrary.unlockpt(fd));
            passBytesAsTheyAre(fd);
            return new PseudoTerminal(fd, deviceOf(fd));
        } catch (KernelException e) {
            TerminalLibrary.close(fd);
            throw e;
        }
    }

    private static Path deviceOf(int fd) {
        byte[] name = new byte[PATH_BYTES];
        int error = TerminalLibrary.ptsname_r(fd, name, name.length);
        if (error != 0) {
            throw new KernelException("ptsname", new Errno(error));
        }
        String text = new String(name, StandardCharsets.US_ASCII);
        return Path.of(text.substring(0, text.indexOf(0)));
    }

    private static void passBytesAsTheyAre(int fd) {
        Scratch settings = new Scratch(SETTINGS_BYTES);
        check("tcgetattr", TerminalLibrary.tcgetattr(fd, settings.address()));
        ByteBuffer flags = settings.bytes();
        flags.putInt(OUTPUT_FLAGS_OFFSET, flags.getInt(OUTPUT_FLAGS_OFFSET) & ~OPOST);
        flags.putInt(LOCAL_FLAGS_OFFSET, flags.getInt(LOCAL_FLAGS_OFFSET) & ~(ISIG | ECHO | ECHONL));
        check("tcsetattr", TerminalLibrary.tcsetattr(fd, TCSANOW, settings.address()));
    }

    /** What the program opens. */
    public Path device() {
        return device;
    }

    /** Moves what the program has written, as far as there is room; the position moves behind it. @return the number of bytes, 0 where there is nothing now */
    public int read(ByteBuffer into) {
        long length = ended ? 0 : TerminalLibrary.read(fd, out.address(), Math.min(into.remaining(), BUFFER_BYTES));
        if (length < 0) {
            int errno = Native.getLastError();
            ended = errno != Errno.EAGAIN.number() && errno != Errno.EINTR.number();
        }
        int read = (int) Math.max(0, length);
        into.put(into.position(), out.bytes(), 0, read).position(into.position() + read);
        return read;
    }

    /** Whether nobody is left who could write, and all has been read. */
    public boolean hasEnded() {
        return ended;
    }

    /** Types to the program, as far as it has room to take it; the position moves behind that. Not at the same time as {@link #close}. */
    public void write(ByteBuffer from) {
        if (ended) {
            return;
        }
        int length = Math.min(from.remaining(), BUFFER_BYTES);
        in.bytes().put(0, from, from.position(), length);
        long written = TerminalLibrary.write(fd, in.address(), length);
        from.position(from.position() + (int) Math.max(0, written));
    }

    /** Tells the program that no input follows. */
    public void endInput() {
        write(ByteBuffer.wrap(new byte[] {END_OF_INPUT}));
    }

    /** Waits until there is something to read, or will never be. For a thread of its own. */
    void awaitOutput() {
        Scratch entry = new Scratch(Long.BYTES);
        entry.bytes().putInt(0, fd).putShort(Integer.BYTES, (short) POLLIN);
        while (TerminalLibrary.poll(entry.address(), 1, FOR_EVER) < 0
                && Native.getLastError() == Errno.EINTR.number()) {
            // Somebody's signal; the wait goes on.
        }
    }

    /** Nothing may be asked of it afterwards. A program that still has it is told that its terminal has gone. */
    public void close() {
        TerminalLibrary.close(fd);
    }

    private static void check(String call, int result) {
        if (result < 0) {
            throw new KernelException(call, new Errno(Native.getLastError()));
        }
    }
}
