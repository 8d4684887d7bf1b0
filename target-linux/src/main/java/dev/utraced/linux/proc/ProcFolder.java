package dev.utraced.linux.proc;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Files of {@code /proc}, or of a folder that looks like it. */
record ProcFolder(Path root) {
    /** @return empty where it is not there, or may not be read, or its process has gone */
    Optional<byte[]> bytes(String path) {
        try (InputStream in = new FileInputStream(new File(root.toFile(), path))) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Optional<String> text(String path) {
        return bytes(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    List<String> lines(String path) {
        return text(path).map(text -> text.lines().toList()).orElse(List.of());
    }

    /** Names of what is in a folder, which are numbers, in their order. */
    int[] numbers(String path) {
        String[] names = new File(root.toFile(), path).list();
        return names == null
                ? new int[0]
                : Arrays.stream(names)
                        .filter(name -> Character.isDigit(name.charAt(0)))
                        .mapToInt(Integer::parseInt)
                        .sorted()
                        .toArray();
    }
}
