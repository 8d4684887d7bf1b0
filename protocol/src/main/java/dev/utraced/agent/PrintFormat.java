package dev.utraced.agent;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the {@code printf} bytecode prints: the format of C's function of that name, for integers, characters, pointers and the program's
 * strings. Floating-point numbers are never on the stack. Clients send escapes of C as they were typed.
 */
final class PrintFormat {
    private static final String ESCAPES = "\\\"abefnrtv";
    private static final String ESCAPED = "\\\"\u0007\b\u001b\f\n\r\t\u000b";

    /** Texts and directives, in turns, a text first and last. */
    private final List<byte[]> texts = new ArrayList<>();

    private final List<PrintDirective> directives = new ArrayList<>();

    private PrintFormat() {}

    /**
     * @param format with or without a zero byte at the end
     * @throws AgentException where it asks for what cannot be printed, or not for that many values
     */
    static PrintFormat parse(byte[] format, int arguments) {
        PrintFormat parsed = new PrintFormat();
        parsed.cut(new String(format, StandardCharsets.ISO_8859_1));
        if (parsed.arguments() != arguments) {
            throw new AgentException("a format for " + parsed.arguments() + " values, and " + arguments + " values");
        }
        return parsed;
    }

    private void cut(String withEnd) {
        int zero = withEnd.indexOf(0);
        String format = zero < 0 ? withEnd : withEnd.substring(0, zero);
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < format.length()) {
            char letter = format.charAt(at++);
            if (letter == '\\') {
                text.append(escaped(format, at++));
            } else if (letter != '%') {
                text.append(letter);
            } else if (format.startsWith("%", at)) {
                text.append('%');
                at++;
            } else {
                texts.add(text.toString().getBytes(StandardCharsets.ISO_8859_1));
                text.setLength(0);
                int end = PrintDirective.end(format, at);
                directives.add(PrintDirective.parse(format.substring(at, end)));
                at = end;
            }
        }
        texts.add(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static char escaped(String format, int at) {
        int escape = at < format.length() ? ESCAPES.indexOf(format.charAt(at)) : -1;
        if (escape < 0) {
            throw new AgentException("no such escape in " + format);
        }
        return ESCAPED.charAt(escape);
    }

    /** How many values it takes. */
    int arguments() {
        return directives.size();
    }

    /** The values to print. */
    interface Arguments {
        long at(int top, int number);
    }

    /** @throws AgentException where a string cannot be read */
    byte[] print(Arguments arguments, int top, AgentContext context) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < directives.size(); i++) {
            out.writeBytes(texts.get(i));
            out.writeBytes(directives.get(i).print(arguments.at(top, i), context));
        }
        out.writeBytes(texts.get(directives.size()));
        return out.toByteArray();
    }
}
