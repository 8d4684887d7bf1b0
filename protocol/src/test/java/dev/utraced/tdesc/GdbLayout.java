package dev.utraced.tdesc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What gdb itself makes of a description: {@code maint print remote-registers}. */
record GdbLayout(List<Register> inPacket, Map<String, String> types) {
    /** Name, gdb's own number, relative number, offset, size, type; for registers of the packet also remote number and offset. */
    private static final Pattern LINE =
            Pattern.compile(" (\\w+) +\\d+ +\\d+ +\\d+ +(\\d+) (\\S+(?: [a-z]+)*)(?: +(\\d+) +(\\d+))? *");

    static GdbLayout of(TargetDescription description, Path folder) {
        try {
            Path file = Files.writeString(folder.resolve("target.xml"), description.xml());
            Process gdb = new ProcessBuilder(
                            "gdb",
                            "-nx",
                            "-batch",
                            "-ex",
                            "set tdesc filename " + file,
                            "-ex",
                            "maint print remote-registers")
                    .redirectErrorStream(true)
                    .start();
            return parse(new String(gdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GdbLayout parse(String output) {
        List<Register> inPacket = new ArrayList<>();
        Map<String, String> types = new LinkedHashMap<>();
        for (String line : output.lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                continue;
            }
            types.put(matcher.group(1), matcher.group(3));
            if (matcher.group(4) != null) {
                inPacket.add(new Register(
                        matcher.group(1),
                        Integer.parseInt(matcher.group(4)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(5))));
            }
        }
        return new GdbLayout(inPacket, types);
    }
}
