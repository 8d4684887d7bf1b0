package dev.utraced.it.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A mapping of a YAML file, of which everything has to be asked for: what a test does not understand must not go unnoticed.
 *
 * @param path where in the file, for messages
 */
record Node(JsonNode value, String path, Set<String> asked, UnaryOperator<String> interpolation) {
    static Node of(JsonNode value, String path, UnaryOperator<String> interpolation) {
        if (!value.isObject()) {
            throw new AssertionError(path + " is no mapping: " + value);
        }
        return new Node(value, path, new HashSet<>(), interpolation);
    }

    private Optional<JsonNode> at(String key) {
        asked.add(key);
        return Optional.ofNullable(value.get(key));
    }

    Optional<String> text(String key) {
        return at(key).map(node -> interpolation.apply(node.asText()));
    }

    String needed(String key) {
        return text(key).orElseThrow(() -> new AssertionError(path + " has no " + key));
    }

    boolean flag(String key) {
        return at(key).map(JsonNode::asBoolean).orElse(false);
    }

    List<String> texts(String key) {
        List<String> found = new ArrayList<>();
        at(key).ifPresent(node -> node.forEach(item -> found.add(interpolation.apply(item.asText()))));
        return found;
    }

    Optional<Node> child(String key) {
        return at(key).map(node -> of(node, path + "." + key, interpolation));
    }

    List<Node> children(String key) {
        List<Node> found = new ArrayList<>();
        at(key).ifPresent(node -> node.forEach(item -> found.add(of(item, path + "." + key, interpolation))));
        return found;
    }

    /** The mappings in this one by their keys. */
    Map<String, Node> entries() {
        Map<String, Node> found = new java.util.LinkedHashMap<>();
        value.properties().forEach(entry -> {
            asked.add(entry.getKey());
            found.put(entry.getKey(), of(entry.getValue(), path + "." + entry.getKey(), interpolation));
        });
        return found;
    }

    void ignore(String... keys) {
        asked.addAll(List.of(keys));
    }

    /** @throws AssertionError for a key that nobody has asked for */
    void assertUnderstood() {
        value.fieldNames().forEachRemaining(key -> {
            if (!asked.contains(key)) {
                throw new AssertionError("no test understands " + path + "." + key);
            }
        });
    }
}
