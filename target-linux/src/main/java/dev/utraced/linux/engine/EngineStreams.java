package dev.utraced.linux.engine;

import dev.utraced.linux.sys.PseudoTerminal;
import dev.utraced.linux.sys.TerminalWatch;
import dev.utraced.target.ProcessId;
import dev.utraced.target.ProgramStreams;
import dev.utraced.target.TargetException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** The terminals of the programs that one client has started. */
final class EngineStreams implements ProgramStreams {
    private final Map<Integer, Open> terminals = new HashMap<>();
    private Optional<Runnable> listener = Optional.empty();

    private record Open(PseudoTerminal terminal, TerminalWatch watch) {}

    /** @param watch not started yet; it rings {@link #rung} */
    void opened(int pid, PseudoTerminal terminal, TerminalWatch watch) {
        terminals.put(pid, new Open(terminal, watch));
        watch.copy(listener.isEmpty());
        watch.start();
    }

    void rung() {
        listener.ifPresent(Runnable::run);
    }

    /** The program runs on without this client. */
    void letGo(int pid) {
        Optional.ofNullable(terminals.remove(pid)).ifPresent(open -> open.watch.copy(true));
    }

    @Override
    public void listen(Optional<Runnable> available) {
        listener = available;
        terminals.values().forEach(open -> open.watch.copy(available.isEmpty()));
    }

    @Override
    public int read(ByteBuffer into) {
        Iterator<Open> all = terminals.values().iterator();
        while (all.hasNext()) {
            Open open = all.next();
            int length = open.terminal.read(into);
            if (length > 0) {
                return length;
            }
            open.watch.arm();
            if (open.terminal.hasEnded()) {
                all.remove();
            }
        }
        return 0;
    }

    @Override
    public int type(ProcessId process, ByteBuffer text) {
        int before = text.position();
        require(process).write(text);
        return text.position() - before;
    }

    @Override
    public void endInput(ProcessId process) {
        require(process).endInput();
    }

    private PseudoTerminal require(ProcessId process) {
        Open open = terminals.get(process.pid());
        if (open == null) {
            throw new TargetException("process " + process + " reads nothing from here");
        }
        return open.terminal;
    }
}
