package dev.utraced.tdesc;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One {@code <feature>} element, from the resource that has its name: the text a client reads is also where sizes come from here.
 *
 * @param registers in the order of the document
 * @param xml the element alone, without indentation
 */
record Feature(List<Sized> registers, String xml) {
    Feature {
        registers = List.copyOf(registers);
    }

    /** A register before it has a number. */
    record Sized(String name, int sizeBytes) {}

    /** @param resource a file of this package, without {@code .xml} */
    static Feature load(String resource) {
        String file = resource + ".xml";
        try (InputStream in = Feature.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no feature " + file);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("feature " + file, e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("feature " + file, e);
        }
    }

    private static Feature parse(String text) throws XMLStreamException {
        List<Sized> registers = new ArrayList<>();
        XMLStreamReader reader = XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(text));
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT
                    && reader.getLocalName().equals("reg")) {
                registers.add(new Sized(
                        reader.getAttributeValue(null, "name"),
                        Integer.parseInt(reader.getAttributeValue(null, "bitsize")) / Byte.SIZE));
            }
        }
        // Each client fetches the document at each connection: indentation would be a third of it.
        return new Feature(registers, text.lines().map(String::strip).collect(Collectors.joining("\n", "", "\n")));
    }
}
