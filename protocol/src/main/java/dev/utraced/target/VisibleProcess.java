package dev.utraced.target;

import java.util.Optional;

/**
 * A process that could be attached to, for people to choose from.
 *
 * @param ownPid what the process takes its pid to be: another one where it is in a pid namespace further in
 * @param program the name of what it runs
 * @param container empty: none that shows
 */
public record VisibleProcess(ProcessId process, int ownPid, String program, Optional<Container> container) {
    @Override
    public String toString() {
        String own = ownPid == process.pid() ? "" : ", pid " + ownPid + " in there";
        return process + " (" + program + container.map(place -> ", " + place).orElse("") + own + ")";
    }
}
