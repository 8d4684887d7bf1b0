package dev.utraced.it.robustness;

import dev.utraced.it.rsp.Frames;
import dev.utraced.it.rsp.RspClient;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A debugging session as a client conducts it, packet by packet: attach, look around, run to a breakpoint, step, interrupt, detach.
 *
 * @param steps what the client sends: payloads, or {@link #INTERRUPT}
 */
record Dialogue(List<String> steps) {
    static final String INTERRUPT = "\3";

    /** Stands for the thread of the last stop reply; by itself it names none. */
    private static final String STOPPED_THREAD = "{thread}";

    private static final Pattern THREAD = Pattern.compile("thread:(p[0-9a-f.]+);");

    /** A session on process {@code pid} with a breakpoint at {@code place}, which the program passes again and again. */
    static Dialogue on(long pid, long place) {
        String process = "p%x.-1".formatted(pid);
        return new Dialogue(List.of(
                "!",
                "QPassSignals:e;14;17",
                "vAttach;%x".formatted(pid),
                "qC",
                "Hgp%1$x.%1$x".formatted(pid),
                "qXfer:threads:read::0,1000",
                "g",
                "m%x,20".formatted(place),
                "Z0,%x,1".formatted(place),
                "vCont;c:" + process,
                "qXfer:siginfo:read::0,1000",
                "z0,%x,1".formatted(place),
                "vCont;s:" + STOPPED_THREAD,
                "Z0,%x,1".formatted(place),
                "Z0,%x,1;X3,220027".formatted(place),
                "Z1,%x,1".formatted(place + 4),
                "z0,%x,1".formatted(place),
                "z1,%x,1".formatted(place + 4),
                "vCont;c:" + process,
                INTERRUPT,
                "D;%x".formatted(pid)));
    }

    /** The bytes of one step. */
    byte[] bytes(int step) {
        return steps.get(step).equals(INTERRUPT) ? new byte[] {3} : Frames.frame(steps.get(step));
    }

    /** Plays the steps before {@code end}, each after the answer to the one before it. */
    void play(RspClient client, int end) {
        String thread = "p0.0";
        for (int step = 0; step < end; step++) {
            String words = steps.get(step).replace(STOPPED_THREAD, thread);
            client.sendRaw(words.equals(INTERRUPT) ? new byte[] {3} : Frames.frame(words));
            if (step + 1 == steps.size() || !steps.get(step + 1).equals(INTERRUPT)) {
                Matcher stopped = THREAD.matcher(client.reply());
                thread = stopped.find() ? stopped.group(1) : thread;
            }
        }
    }
}
