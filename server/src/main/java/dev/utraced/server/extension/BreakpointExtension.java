package dev.utraced.server.extension;

import dev.utraced.rsp.command.BreakpointCommand.Insert;
import dev.utraced.rsp.command.BreakpointCommand.Point;
import dev.utraced.rsp.command.BreakpointCommand.Remove;
import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.FeatureList;
import dev.utraced.server.session.SessionContext;
import dev.utraced.target.BreakpointSite;
import dev.utraced.target.Breakpoints;
import dev.utraced.target.MemoryRange;
import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetException;
import dev.utraced.target.WatchKind;
import dev.utraced.target.Watchpoints;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Breakpoints and watchpoints in the selected process: {@code Z} and {@code z}. A kind that the target cannot do gets the empty reply:
 * clients then do it in another way, where an error would make them give up.
 */
final class BreakpointExtension implements Extension {

    /** What this client has put where. */
    private record Placed(ProcessId process, Point point) {}

    private final SessionContext session;
    private final Optional<Breakpoints> breakpoints;
    private final Optional<Watchpoints> watchpoints;
    private final Set<Placed> placed = new LinkedHashSet<>();

    /** What stays where it is when the client has gone. */
    private final Set<Placed> persistent = new HashSet<>();

    BreakpointExtension(SessionContext session, Optional<Breakpoints> breakpoints, Optional<Watchpoints> watchpoints) {
        this.session = session;
        this.breakpoints = breakpoints;
        this.watchpoints = watchpoints;
    }

    @Override
    public Reply answer(Command command) {
        if (command instanceof Insert insert) {
            return insert(insert);
        }
        if (command instanceof Remove remove) {
            return remove(remove);
        }
        return Empty.EMPTY;
    }

    @Override
    public void advertise(FeatureList features) {
        if (breakpoints.isPresent()) {
            features.add("ConditionalBreakpoints");
            features.add("BreakpointCommands");
        }
    }

    @Override
    public void clientLost() {
        placed.removeAll(persistent);
        for (Placed each : List.copyOf(placed)) {
            try {
                take(each);
            } catch (TargetException e) {
                // It went with its process, or with the memory it was in.
                placed.remove(each);
            }
        }
    }

    private Reply insert(Insert command) {
        Point point = command.point();
        if (!isSupported(point)) {
            return Empty.EMPTY;
        }
        ProcessId process = session.selections().process();
        Optional<WatchKind> watch = watchKind(point);
        if (watch.isPresent()) {
            watchpoints.orElseThrow().insert(process, watch.get(), range(point));
        } else {
            breakpoints.orElseThrow().insert(site(process, point), command.conditions(), command.commands());
        }
        Placed place = new Placed(process, point);
        placed.add(place);
        if (command.commands().persist()) {
            persistent.add(place);
        } else {
            persistent.remove(place);
        }
        return Ok.OK;
    }

    private Reply remove(Remove command) {
        if (!isSupported(command.point())) {
            return Empty.EMPTY;
        }
        take(new Placed(session.selections().process(), command.point()));
        return Ok.OK;
    }

    private void take(Placed old) {
        Optional<WatchKind> watch = watchKind(old.point());
        if (watch.isPresent()) {
            watchpoints.orElseThrow().remove(old.process(), watch.get(), range(old.point()));
        } else {
            breakpoints.orElseThrow().remove(site(old.process(), old.point()));
        }
        placed.remove(old);
        persistent.remove(old);
    }

    private boolean isSupported(Point point) {
        return watchKind(point)
                .map(kind -> watchpoints.filter(those -> those.supports(kind)).isPresent())
                .orElse(breakpoints.isPresent());
    }

    private static Optional<WatchKind> watchKind(Point point) {
        return switch (point.type()) {
            case SOFTWARE_BREAKPOINT, HARDWARE_BREAKPOINT -> Optional.empty();
            case WRITE_WATCHPOINT -> Optional.of(WatchKind.WRITE);
            case READ_WATCHPOINT -> Optional.of(WatchKind.READ);
            case ACCESS_WATCHPOINT -> Optional.of(WatchKind.ACCESS);
        };
    }

    private static BreakpointSite site(ProcessId process, Point point) {
        BreakpointSite.Type type = point.type() == dev.utraced.rsp.command.BreakpointCommand.Type.HARDWARE_BREAKPOINT
                ? BreakpointSite.Type.HARDWARE
                : BreakpointSite.Type.SOFTWARE;
        return new BreakpointSite(process, type, point.address(), point.kind());
    }

    private static MemoryRange range(Point point) {
        return new MemoryRange(point.address(), point.kind());
    }
}
