package dev.utraced.it.access;

import dev.utraced.it.process.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An authority for one test, and what it has signed. */
final class Certificates {
    private static final List<String> NEW_KEY =
            List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes");

    private final Path folder;

    private Certificates(Path folder) {
        this.folder = folder;
    }

    /** @param name of the folder for its files, and of the authority */
    static Certificates authority(Path parent, String name) {
        try {
            Certificates authority = new Certificates(Files.createDirectory(parent.resolve(name)));
            authority.openssl(
                    "req", "-x509", "-days", "2", "-subj", "/CN=" + name, "-keyout", "ca.key", "-out", "ca.pem");
            return authority;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A certificate for somebody on this machine, valid for some days from now on; not even one: expired. */
    Party party(String name, int days) {
        write(name + ".ext", "subjectAltName=IP:127.0.0.1,DNS:localhost");
        openssl("req", "-subj", "/CN=" + name, "-keyout", name + ".key", "-out", name + ".csr");
        run(List.of(
                "openssl",
                "x509",
                "-req",
                "-in",
                file(name + ".csr"),
                "-CA",
                file("ca.pem"),
                "-CAkey",
                file("ca.key"),
                "-CAcreateserial",
                "-days",
                Integer.toString(days),
                "-extfile",
                file(name + ".ext"),
                "-out",
                file(name + ".pem")));
        return new Party(file(name + ".key"), file(name + ".pem"), file("ca.pem"));
    }

    /** What one end of a connection needs. */
    record Party(String key, String certificate, String authority) {
        Party believing(Party other) {
            return new Party(key, certificate, other.authority);
        }

        String[] options() {
            return new String[] {"--tls-key=" + key, "--tls-cert=" + certificate, "--tls-ca=" + authority};
        }
    }

    private void openssl(String... words) {
        List<String> command = new ArrayList<>(List.of("openssl", words[0]));
        command.addAll(NEW_KEY);
        for (String word : List.of(words).subList(1, words.length)) {
            command.add(word.matches(".*\\.(key|pem|csr)") ? file(word) : word);
        }
        run(command);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(List<String> command) {
        try (ChildProcess openssl = ChildProcess.start(command.toArray())) {
            if (openssl.awaitExit() != 0) {
                throw new AssertionError(command + ": " + openssl.stderr().awaitEnd());
            }
        }
    }
}
