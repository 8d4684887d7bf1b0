package dev.utraced.server.cli;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.ResumeCommand;
import dev.utraced.rsp.command.ThreadCommand;
import dev.utraced.rsp.reply.ReplyStyle.StopForm;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code --disable-packet} takes away, so that clients can be tried against a server that knows less. */
enum DisablablePacket {
    VCONT(
            "vCont",
            "All vCont packets",
            Set.of(ResumeCommand.VCont.class, ResumeCommand.VContActions.class, ResumeCommand.VCtrlC.class)),
    CURRENT_THREAD("qC", "Querying the current thread", Set.of(ThreadCommand.CurrentThread.class)),
    THREAD_LIST(
            "qfThreadInfo",
            "Thread listing",
            Set.of(
                    ThreadCommand.FirstThreads.class,
                    ThreadCommand.MoreThreads.class,
                    ThreadCommand.ThreadExtraInfo.class)),
    STOPPED_THREAD("Tthread", "Passing the thread specifier in the T stop reply packet", Set.of()),
    STOP_WITH_THREAD("T", "All 'T' packets", Set.of());

    /** What {@code threads} stands for. */
    static final Set<DisablablePacket> THREADS = Set.of(VCONT, CURRENT_THREAD, THREAD_LIST, STOPPED_THREAD);

    private final String word;
    private final String description;
    private final Set<Class<? extends Command>> commands;

    DisablablePacket(String word, String description, Set<Class<? extends Command>> commands) {
        this.word = word;
        this.description = description;
        this.commands = commands;
    }

    Set<Class<? extends Command>> commands() {
        return commands;
    }

    /** How much of a stop is still told. */
    static StopForm stops(Set<DisablablePacket> disabled) {
        if (disabled.contains(STOP_WITH_THREAD)) {
            return StopForm.SIGNAL_ONLY;
        }
        return disabled.contains(STOPPED_THREAD) ? StopForm.WITHOUT_THREAD : StopForm.FULL;
    }

    /** @throws UsageException where there is none of that name */
    static DisablablePacket named(String word) {
        return Arrays.stream(values())
                .filter(packet -> packet.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException("Don't know how to disable \"" + word + "\".\n\n" + list()));
    }

    static String list() {
        return Arrays.stream(values())
                .map(packet -> String.format("  %-12s\t%s%n", packet.word, packet.description))
                .collect(Collectors.joining(
                        "", "Disableable packets:\n", "  threads     \tAll but the last of these\n"));
    }
}
