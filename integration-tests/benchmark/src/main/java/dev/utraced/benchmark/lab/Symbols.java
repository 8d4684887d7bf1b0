package dev.utraced.benchmark.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The addresses in the inferior, which is linked to a fixed place: what {@code nm} prints is where things are. */
public final class Symbols {
    private final Map<String, Long> addresses;

    private Symbols(Map<String, Long> addresses) {
        this.addresses = addresses;
    }

    public static Symbols of(Path program) throws IOException {
        Process nm = new ProcessBuilder("nm", "--defined-only", program.toString()).start();
        String listing = new String(nm.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        Map<String, Long> addresses = new HashMap<>();
        for (String line : listing.split("\n")) {
            String[] columns = line.split(" ");
            if (columns.length == 3) {
                addresses.put(columns[2], Long.parseUnsignedLong(columns[0], 16));
            }
        }
        return new Symbols(addresses);
    }

    public long address(String name) {
        Long address = addresses.get(name);
        if (address == null) {
            throw new IllegalStateException("the inferior has no symbol " + name);
        }
        return address;
    }
}
