package dev.utraced.it.gdb;

import dev.utraced.it.process.Debian13;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which gdb; @param command starts it, without any argument */
public record GdbProgram(List<String> command) {
    /** The gdb of this machine. */
    public static GdbProgram installed() {
        return new GdbProgram(List.of("gdb"));
    }

    /** gdb 16 of Debian 13, on this machine's files: with its own loader and libraries it needs nothing else of its release. */
    public static GdbProgram ofDebian13() {
        Path usr = Debian13.root().resolve("usr");
        return new GdbProgram(List.of(
                "env",
                "PYTHONHOME=" + usr,
                usr.resolve("lib64/ld-linux-x86-64.so.2").toString(),
                "--library-path",
                usr.resolve("lib/x86_64-linux-gnu").toString(),
                usr.resolve("bin/gdb").toString(),
                "--data-directory",
                usr.resolve("share/gdb").toString()));
    }

    /** The gdb of this machine, run by another user. */
    public static GdbProgram ofUser(int uid) {
        return new GdbProgram(List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups", "gdb"));
    }

    /** The words of a command line. */
    public List<String> with(String... arguments) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(arguments));
        return words;
    }
}
