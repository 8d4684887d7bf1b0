package dev.utraced.server.connect.lookahead;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the stack pointer among all registers of a thread, by the process's target description. For little-endian processors. */
final class StackPointers {
    private static final Pattern REGISTER = Pattern.compile("<reg [^>]*>");
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
    private static final Pattern BITS = Pattern.compile("\\bbitsize=\"(\\d{1,6})\"");
    private static final Set<String> NAMES = Set.of("rsp", "esp", "sp");

    /** In digits, from the start of the reply to {@code g}. */
    private record Place(int start, int length) {}

    private final Map<String, Place> places = new HashMap<>();

    /** @param description {@code target.xml}, with everything in it */
    void learn(String process, String description) {
        int start = 0;
        Matcher registers = REGISTER.matcher(description);
        while (registers.find()) {
            Matcher name = NAME.matcher(registers.group());
            Matcher bits = BITS.matcher(registers.group());
            if (!name.find() || !bits.find()) {
                return;
            }
            int digits = Integer.parseInt(bits.group(1)) / 4;
            if (NAMES.contains(name.group(1)) && digits <= 2 * Long.BYTES) {
                places.put(process, new Place(start, digits));
                return;
            }
            start += digits;
        }
    }

    OptionalLong find(String process, String registers) {
        Place place = places.get(process);
        if (place == null || registers.length() < place.start() + place.length()) {
            return OptionalLong.empty();
        }
        byte[] bytes = Bytes.ofDigits(registers.substring(place.start(), place.start() + place.length()));
        long value = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            value = value << Byte.SIZE | bytes[i] & 0xff;
        }
        return bytes.length == 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
