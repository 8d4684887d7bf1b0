package dev.utraced.server.connect.lookahead;

import java.util.List;
import java.util.Optional;

/**
 * The id that the linker has given an executable file, which is where its debug information is looked for.
 *
 * @param digits in hex
 */
record BuildId(String digits) {
    /** A note that is named GNU, of type NT_GNU_BUILD_ID, with 20 bytes: little-endian, as elf(5) has it. */
    private static final String NOTE = "\4\0\0\0\24\0\0\0\3\0\0\0GNU\0";

    private static final int LENGTH_BYTES = 20;

    /** @param start of the file, where notes are */
    static Optional<BuildId> find(String start) {
        int note = start.indexOf(NOTE);
        int id = note + NOTE.length();
        return note < 0 || start.length() < id + LENGTH_BYTES
                ? Optional.empty()
                : Optional.of(new BuildId(Bytes.digits(start.substring(id, id + LENGTH_BYTES))));
    }

    /** Where debuggers look first, and what distributions call the file, which then is looked for beside the program. */
    List<FileName> debugFiles(FileName program) {
        String folder = digits.substring(0, 2);
        String name = digits.substring(2) + ".debug";
        return List.of(
                new FileName(program.view(), "/usr/lib/debug/.build-id/" + folder + "/" + name),
                program.sibling(name),
                program.sibling(".debug/" + name));
    }
}
