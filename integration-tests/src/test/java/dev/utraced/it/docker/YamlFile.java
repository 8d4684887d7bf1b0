package dev.utraced.it.docker;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of the folder {@code docker}. */
record YamlFile(Path path) {
    private static final Path FOLDER = Path.of("../docker").toAbsolutePath().normalize();
    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    static YamlFile of(String name) {
        return new YamlFile(FOLDER.resolve(name));
    }

    List<JsonNode> documents() {
        try {
            return MAPPER.readerFor(JsonNode.class)
                    .<JsonNode>readValues(path.toFile())
                    .readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(path.toString(), e);
        }
    }

    /** What the comment at the top has gdb run in the container: the words from {@code utraced} on. */
    List<String> documentedCommand() {
        Matcher command = Pattern.compile("^# .*target extended-remote \\| .* exec .*?(utraced .*)$", Pattern.MULTILINE)
                .matcher(text());
        if (!command.find()) {
            throw new AssertionError(path + " does not say how gdb gets in");
        }
        return List.of(command.group(1).split(" "));
    }

    String text() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
