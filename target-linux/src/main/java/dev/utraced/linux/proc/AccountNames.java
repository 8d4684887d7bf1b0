package dev.utraced.linux.proc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of users or groups by number, from {@code /etc/passwd} or {@code /etc/group}; a number without a name is its own. */
final class AccountNames {
    private final Map<String, String> names = new HashMap<>();

    private AccountNames() {}

    /** @param file of lines {@code name:password:number:...}; one that is not there names nobody */
    static AccountNames read(Path file) {
        AccountNames accounts = new AccountNames();
        for (String line : lines(file)) {
            String[] fields = line.split(":", 4);
            if (fields.length > 2) {
                accounts.names.putIfAbsent(fields[2], fields[0]);
            }
        }
        return accounts;
    }

    String of(String number) {
        return names.getOrDefault(number, number);
    }

    private static List<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
