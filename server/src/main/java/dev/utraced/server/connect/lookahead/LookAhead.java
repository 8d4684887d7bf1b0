package dev.utraced.server.connect.lookahead;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Stands between a debugger and a server, and answers what it can.
 *
 * <p>What it knows of processes counts only while they are known to stand still: in all-stop mode, from a stop reply to the next request
 * that may let anything run or change ({@link Bearing}). It also counts for two seconds only, since others may write to memory that they
 * share. What it knows of files counts for half a minute, and then as long as their size and times are the same; not once something may
 * have run, or the debugger has written files. Nothing that changes anything is answered here, and everything is carried out in the order
 * in which the debugger has said it.
 */
final class LookAhead {
    private static final long STANDING_NANOS = 2_000_000_000L;
    private static final long FILE_NANOS = 30_000_000_000L;

    private static final String MODE = "QNonStop:";

    /** After it, a debugger asks a few questions, and then why the program has stopped. */
    private static final String ALL_STOP = MODE + "0";

    private static final Pattern STOPPED = Pattern.compile("T[0-9a-f]{2}.*", Pattern.DOTALL);
    private static final Pattern PACKET_SIZE = Pattern.compile("PacketSize=([0-9a-f]{1,7})");

    private final Consumer<String> debugger;
    private final Runnable whenAcknowledgementsEnd;
    private final Server server;
    private final FileSide files;
    private final ProcessSide processes;
    private final Memories greeted;
    private final Questions handshake;

    /** What the debugger waits for, and has not been passed on. */
    private final Deque<String> waiting = new ArrayDeque<>();

    /** Whether what answers the first of these has been asked for. */
    private boolean fetched;

    private int passed;
    private boolean nonStop;
    private boolean standsStill;
    private Set<String> offered = Set.of();

    /**
     * @param toServer takes payloads
     * @param toDebugger takes payloads
     * @param whenAcknowledgementsEnd is called when both have agreed on it
     * @param nanos what time it is
     */
    LookAhead(
            Consumer<String> toServer,
            Consumer<String> toDebugger,
            Runnable whenAcknowledgementsEnd,
            LongSupplier nanos) {
        this.debugger = toDebugger;
        this.whenAcknowledgementsEnd = whenAcknowledgementsEnd;
        this.server = new Server(toServer, toDebugger);
        this.greeted = new Memories(nanos, STANDING_NANOS);
        this.handshake = Questions.ofHandshake(server, greeted);
        this.files = new FileSide(server, new Memories(nanos, FILE_NANOS));
        this.processes = new ProcessSide(server, new Memories(nanos, STANDING_NANOS), files::loaded);
    }

    /** The debugger asks. */
    void requested(String request) {
        waiting.add(request);
        goOn();
    }

    /** The server answers. */
    void replied(String reply) {
        server.replied(reply);
        goOn();
    }

    private void goOn() {
        while (!waiting.isEmpty()) {
            String request = waiting.element();
            Look look = passed > 0 ? Look.UNKNOWN : look(request);
            if (look == Look.UNKNOWN && passed == 0 && !fetched) {
                fetched = true;
                fetch(request);
                look = look(request);
            }
            if (look == Look.COMING || look == Look.UNKNOWN && !processes.mayPass(request)) {
                return;
            }
            fetched = false;
            waiting.remove();
            answer(request, look);
        }
    }

    private Look look(String request) {
        Look look = files.look(request);
        look = look == Look.UNKNOWN ? handshake.look(request) : look;
        return look == Look.UNKNOWN && standsStill ? processes.look(request) : look;
    }

    private void fetch(String request) {
        files.fetch(request);
        if (standsStill) {
            processes.fetch(request);
        }
    }

    private void answer(String request, Look look) {
        if (look instanceof Look.Known known) {
            debugger.accept(known.reply());
            files.gave(request);
        } else if (processes.wouldMislead(request)) {
            debugger.accept("E01");
        } else {
            pass(request);
        }
    }

    private void pass(String request) {
        Bearing bearing = Bearing.of(request);
        if (bearing == Bearing.RUNS) {
            standsStill = false;
            processes.mayHaveRun();
            files.mayHaveRun();
            greeted.forget();
        } else if (bearing == Bearing.CHANGES) {
            processes.forget();
        }
        files.passing(request);
        passed++;
        boolean alone = passed == 1;
        server.relay(request, reply -> {
            passed--;
            debugger.accept(reply);
            // While several are under way it is not sure which answer belongs to which.
            if (alone && passed == 0) {
                answered(request, bearing, reply);
            }
        });
        // Not while it is unsure which answer belongs to which.
        if (alone && request.equals(ALL_STOP)) {
            handshake.ask();
        }
    }

    private void answered(String request, Bearing bearing, String reply) {
        files.answered(request, reply);
        if (request.startsWith("qSupported")) {
            meets(reply, request.contains("xmlRegisters="));
        } else if (request.startsWith(MODE) && reply.equals("OK")) {
            nonStop = request.endsWith("1");
        } else if (request.equals("QStartNoAckMode") && reply.equals("OK")) {
            whenAcknowledgementsEnd.run();
        } else if (standsStill) {
            processes.answered(request, reply);
        }
        boolean tellsOfStop = bearing == Bearing.RUNS || request.equals("?");
        if (tellsOfStop && !nonStop && STOPPED.matcher(reply).matches()) {
            standsStill = true;
            processes.stopped(reply);
            if (isFirstStop(request)) {
                processes.arrived(offered);
            }
        }
    }

    private static boolean isFirstStop(String request) {
        return request.equals("?") || request.startsWith("vAttach") || request.startsWith("vRun");
    }

    /** A server believes that who reads a description goes by it from then on: that is not done for one that may not. */
    private void meets(String features, boolean readsDescriptions) {
        offered = Pattern.compile(";")
                .splitAsStream(features)
                .filter(feature -> feature.endsWith("+"))
                .map(feature -> feature.substring(0, feature.length() - 1))
                .filter(feature -> readsDescriptions || !feature.equals("qXfer:features:read"))
                .collect(Collectors.toSet());
        Matcher size = PACKET_SIZE.matcher(features);
        if (size.find()) {
            Optional<Long> bytes = Bytes.number(size.group(1));
            files.packetsHold(bytes.orElseThrow().intValue());
            processes.packetsHold(bytes.orElseThrow().intValue());
        }
    }
}
