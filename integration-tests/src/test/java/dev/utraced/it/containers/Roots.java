package dev.utraced.it.containers;

import dev.utraced.it.process.Debian13;
import dev.utraced.it.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Root file systems. Those of a few files are made anew by each test that wants one. */
public final class Roots {
    private Roots() {}

    /** Debian 13, whose C library is another one than that of this machine. */
    static Path debian13() {
        return Debian13.root();
    }

    /** Nothing but a program and Debian 13's C library: no shell, no command. */
    public static Path distroless(Path folder, Program program) {
        Path debian = debian13();
        copy(debian.resolve("usr/lib/x86_64-linux-gnu/libc.so.6"), folder.resolve("lib/x86_64-linux-gnu/libc.so.6"));
        copy(debian.resolve("usr/lib64/ld-linux-x86-64.so.2"), folder.resolve("lib64/ld-linux-x86-64.so.2"));
        copy(program.binary(), folder.resolve("app"));
        return folder;
    }

    /** Nothing but a program and musl. */
    static Path musl(Path folder, Program program) {
        copy(Path.of("/usr/lib/x86_64-linux-musl/libc.so"), folder.resolve("lib/libc.so"));
        link(folder.resolve("lib/ld-musl-x86_64.so.1"), "/lib/libc.so");
        copy(program.binary(), folder.resolve("app"));
        return folder;
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path link, String target) {
        try {
            Files.createSymbolicLink(link, Path.of(target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
