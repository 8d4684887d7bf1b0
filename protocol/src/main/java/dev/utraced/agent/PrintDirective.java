package dev.utraced.agent;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One directive of a format, such as {@code %-8.3lx}; see printf(3).
 *
 * @param width the least number of characters
 * @param precision the least number of digits, or the greatest length of a string; -1: not given
 * @param bits how much of the value counts
 */
record PrintDirective(String flags, int width, int precision, int bits, char conversion) {
    private static final int LONGEST_STRING_BYTES = 1 << 16;
    private static final Pattern GRAMMAR =
            Pattern.compile("([-+ #0']*)(\\d{0,4})(?:\\.(\\d{0,4}))?(hh|h|ll|l|j|z|t|)([diouxXcsp])");
    private static final Map<String, Integer> BITS = Map.of("hh", Byte.SIZE, "h", Short.SIZE, "", Integer.SIZE);

    /** Where the directive ends that starts there, behind its percent sign. */
    static int end(String format, int start) {
        int end = start;
        while (end < format.length() && !Character.isLetter(format.charAt(end))) {
            end++;
        }
        while (end < format.length() - 1 && "hljztL".indexOf(format.charAt(end)) >= 0) {
            end++;
        }
        return Math.min(end + 1, format.length());
    }

    /** @throws AgentException where it cannot be printed */
    static PrintDirective parse(String directive) {
        Matcher match = GRAMMAR.matcher(directive);
        if (!match.matches()) {
            throw new AgentException("cannot print %" + directive);
        }
        String precision = match.group(3);
        return new PrintDirective(
                match.group(1),
                number(match.group(2)),
                precision == null ? -1 : number(precision),
                BITS.getOrDefault(match.group(4), Long.SIZE),
                match.group(5).charAt(0));
    }

    private static int number(String digits) {
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    /** @throws AgentException where a string cannot be read */
    byte[] print(long value, AgentContext context) {
        return switch (conversion) {
            case 's' -> pad("", text(value, context)).getBytes(StandardCharsets.ISO_8859_1);
            case 'c' -> pad("", String.valueOf((char) (value & 0xff))).getBytes(StandardCharsets.ISO_8859_1);
            default -> number(value).getBytes(StandardCharsets.ISO_8859_1);
        };
    }

    private String text(long address, AgentContext context) {
        int limit = precision < 0 ? LONGEST_STRING_BYTES : precision;
        return new String(context.text(address, limit), StandardCharsets.ISO_8859_1);
    }

    private String number(long value) {
        long signed = Arithmetic.signExtend(value, bits);
        long unsigned = Arithmetic.zeroExtend(value, bits);
        return switch (conversion) {
            case 'd', 'i' ->
                pad(sign(signed), digits(signed < 0 ? Long.toUnsignedString(-signed) : Long.toString(signed)));
            case 'u' -> pad("", digits(Long.toUnsignedString(unsigned)));
            case 'o' -> pad(has('#') && unsigned != 0 ? "0" : "", digits(Long.toOctalString(unsigned)));
            case 'x' -> pad(has('#') && unsigned != 0 ? "0x" : "", digits(Long.toHexString(unsigned)));
            case 'X' ->
                pad(
                        has('#') && unsigned != 0 ? "0X" : "",
                        digits(Long.toHexString(unsigned).toUpperCase(java.util.Locale.ROOT)));
            default -> value == 0 ? pad("", "(nil)") : pad("0x", digits(Long.toHexString(value)));
        };
    }

    private String sign(long value) {
        if (value < 0) {
            return "-";
        }
        return has('+') ? "+" : has(' ') ? " " : "";
    }

    private String digits(String digits) {
        return precision == 0 && digits.equals("0")
                ? ""
                : "0".repeat(Math.max(0, precision - digits.length())) + digits;
    }

    private String pad(String prefix, String body) {
        int missing = Math.max(0, width - prefix.length() - body.length());
        if (has('-')) {
            return prefix + body + " ".repeat(missing);
        }
        boolean zeros = has('0') && precision < 0 && "cs".indexOf(conversion) < 0;
        return zeros ? prefix + "0".repeat(missing) + body : " ".repeat(missing) + prefix + body;
    }

    private boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }
}
