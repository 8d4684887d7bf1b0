package dev.utraced.server.extension;

import java.nio.charset.StandardCharsets;

/** Writes the small documents that clients read. Characters that XML cannot hold at all become question marks. */
final class XmlText {
    private final StringBuilder text = new StringBuilder();

    /** {@code <name>}. */
    XmlText open(String name) {
        text.append('<').append(name).append(">\n");
        return this;
    }

    /** {@code </name>}. */
    XmlText close(String name) {
        text.append("</").append(name).append(">\n");
        return this;
    }

    /** {@code <name}, to be followed by attributes and {@link #end} or {@link #endOpen}. */
    XmlText start(String name) {
        text.append('<').append(name);
        return this;
    }

    XmlText attribute(String name, String value) {
        text.append(' ').append(name).append("=\"");
        appendEscaped(value);
        text.append('"');
        return this;
    }

    XmlText attribute(String name, long address) {
        text.append(' ')
                .append(name)
                .append("=\"0x")
                .append(Long.toHexString(address))
                .append('"');
        return this;
    }

    /** {@code />}. */
    XmlText end() {
        text.append("/>\n");
        return this;
    }

    /** {@code >}. */
    XmlText endOpen() {
        text.append(">\n");
        return this;
    }

    /** {@code <name attribute="value">content</name>}. */
    XmlText element(String name, String attribute, String value, String content) {
        start(name).attribute(attribute, value);
        text.append('>');
        appendEscaped(content);
        return close(name);
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void appendEscaped(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&apos;");
                default -> text.append(c < ' ' && c != '\t' && c != '\n' ? '?' : c);
            }
        }
    }
}
