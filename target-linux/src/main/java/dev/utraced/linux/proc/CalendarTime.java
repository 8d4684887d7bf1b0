package dev.utraced.linux.proc;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Prints points in time as ctime(3) does. A class of its own, so that nothing of it is loaded before it is used: time zones and formats
 * take the JVM longer than everything else of these tables.
 */
final class CalendarTime {
    private final DateTimeFormatter format = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);
    private final ZoneId zone;

    CalendarTime(Supplier<ZoneId> zone) {
        this.zone = zone.get();
    }

    /** @param seconds since the Epoch */
    String of(long seconds) {
        return format.format(Instant.ofEpochSecond(seconds).atZone(zone));
    }
}
