package dev.utraced.server.connect.lookahead;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A file by its name.
 *
 * @param view whose view of the file system, as in {@code vFile:setfs}
 * @param path with single slashes
 */
record FileName(String view, String path) {
    private static final Set<String> MADE_UP = Set.of("proc", "sys", "dev");

    static FileName of(String view, String path) {
        return new FileName(view, path.replaceAll("/{2,}", "/"));
    }

    /** Whether what is in it may be made up by the kernel when it is read. */
    boolean isMadeUp() {
        String[] parts = path.split("/", 3);
        return parts.length > 1 && MADE_UP.contains(parts[1]);
    }

    /** The folders that it is in, the innermost first, without the root; none where the path goes back and forth. */
    List<FileName> folders() {
        List<FileName> folders = new ArrayList<>();
        if (!path.contains("/../") && !path.contains("/./")) {
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                folders.add(new FileName(view, path.substring(0, slash)));
            }
        }
        return folders;
    }

    /** Another file in the same folder. */
    FileName sibling(String name) {
        return new FileName(view, path.substring(0, path.lastIndexOf('/') + 1) + name);
    }

    String lastName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
