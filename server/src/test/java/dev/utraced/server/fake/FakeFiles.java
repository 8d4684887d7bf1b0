package dev.utraced.server.fake;

import dev.utraced.target.FileStatus;
import dev.utraced.target.HostFileException;
import dev.utraced.target.HostFiles;
import dev.utraced.target.ProcessId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Files in a map; {@code /hash} holds ten hash signs, which take two bytes each in a packet. */
final class FakeFiles implements HostFiles {
    private final Map<String, byte[]> files = new HashMap<>(Map.of("/hash", "##########".getBytes()));
    private final Map<Integer, String> open = new HashMap<>();
    private int nextDescriptor = 3;

    @Override
    public void useFileSystemOf(Optional<ProcessId> process) {}

    @Override
    public int open(String path, Set<OpenFlag> flags, int mode) {
        if (flags.contains(OpenFlag.CREATE)) {
            files.put(path, new byte[0]);
        }
        content(path);
        open.put(nextDescriptor, path);
        return nextDescriptor++;
    }

    private byte[] content(String path) {
        byte[] content = files.get(path);
        if (content == null) {
            throw new HostFileException(HostFileException.Reason.ENOENT);
        }
        return content;
    }

    private String path(int descriptor) {
        String path = open.get(descriptor);
        if (path == null) {
            throw new HostFileException(HostFileException.Reason.EBADF);
        }
        return path;
    }

    @Override
    public void close(int descriptor) {
        path(descriptor);
        open.remove(descriptor);
    }

    @Override
    public int read(int descriptor, long offset, ByteBuffer into) {
        byte[] content = content(path(descriptor));
        int start = (int) Math.min(offset, content.length);
        int length = Math.min(into.remaining(), content.length - start);
        into.put(content, start, length);
        return length;
    }

    @Override
    public int write(int descriptor, long offset, ByteBuffer from) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(content(path(descriptor)), 0, (int) offset);
        int length = from.remaining();
        while (from.hasRemaining()) {
            content.write(from.get());
        }
        files.put(path(descriptor), content.toByteArray());
        return length;
    }

    @Override
    public FileStatus stat(int descriptor) {
        return status(path(descriptor));
    }

    @Override
    public FileStatus stat(String path, boolean followLinks) {
        return status(path);
    }

    private FileStatus status(String path) {
        return new FileStatus(1, 2, 0100644, 1, 0, 0, 0, content(path).length, 512, 1, 10, 11, 12);
    }

    @Override
    public void unlink(String path) {
        content(path);
        files.remove(path);
    }

    @Override
    public String readLink(String path) {
        content(path);
        return "/elsewhere";
    }
}
