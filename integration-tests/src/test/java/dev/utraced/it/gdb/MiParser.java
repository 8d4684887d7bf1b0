package dev.utraced.it.gdb;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses a line of GDB/MI. Values are strings, lists and maps; a list of {@code name=value} becomes a list of the values. */
final class MiParser {
    private final String line;
    private int at;

    private MiParser(String line) {
        this.line = line;
    }

    static MiRecord parse(String line) {
        return new MiParser(line).record();
    }

    private MiRecord record() {
        int digits = 0;
        while (digits < line.length() && Character.isDigit(line.charAt(digits))) {
            digits++;
        }
        if (digits == line.length()) {
            return new MiRecord.Other(line);
        }
        at = digits + 1;
        return switch (line.charAt(digits)) {
            case '^' ->
                new MiRecord.Result(digits == 0 ? -1 : Integer.parseInt(line.substring(0, digits)), word(), fields());
            case '*', '=' -> new MiRecord.Event(word(), fields());
            case '~', '@' -> new MiRecord.Console(string());
            case '&' -> new MiRecord.Log(string());
            default -> new MiRecord.Other(line);
        };
    }

    private String word() {
        int start = at;
        while (at < line.length() && line.charAt(at) != ',' && line.charAt(at) != '=') {
            at++;
        }
        return line.substring(start, at);
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (at < line.length() && line.charAt(at) == ',') {
            at++;
            field(fields);
        }
        return fields;
    }

    /** Mostly a name and its value; gdb also writes values without a name (the commands of a breakpoint), and names alone. */
    private void field(Map<String, Object> fields) {
        if (line.charAt(at) == '"') {
            fields.put(String.valueOf(fields.size()), string());
            return;
        }
        String name = word();
        if (at < line.length() && line.charAt(at) == '=') {
            at++;
            fields.put(name, value());
        } else {
            fields.put(name, "");
        }
    }

    private Object value() {
        return switch (line.charAt(at)) {
            case '{' -> tuple();
            case '[' -> list();
            default -> string();
        };
    }

    private Map<String, Object> tuple() {
        Map<String, Object> fields = new LinkedHashMap<>();
        at++;
        while (line.charAt(at) != '}') {
            field(fields);
            skipComma();
        }
        at++;
        return fields;
    }

    private List<Object> list() {
        List<Object> values = new ArrayList<>();
        at++;
        while (line.charAt(at) != ']') {
            if (line.charAt(at) != '"' && line.charAt(at) != '{' && line.charAt(at) != '[') {
                word();
                at++;
            }
            values.add(value());
            skipComma();
        }
        at++;
        return values;
    }

    private void skipComma() {
        if (line.charAt(at) == ',') {
            at++;
        }
    }

    private String string() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        at++;
        while (line.charAt(at) != '"') {
            bytes.write(character());
        }
        at++;
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private int character() {
        char c = line.charAt(at++);
        if (c != '\\') {
            return c;
        }
        char escaped = line.charAt(at++);
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'e' -> 0x1b;
            default -> Character.isDigit(escaped) ? octal() : escaped;
        };
    }

    private int octal() {
        int value = Integer.parseInt(line.substring(at - 1, at + 2), 8);
        at += 2;
        return value;
    }
}
