package dev.utraced.server.cli;

import dev.utraced.server.session.OnDisconnect;
import dev.utraced.server.session.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the command line says.
 *
 * @param program to start; not together with {@code attach}
 * @param programsTalkToClient whether clients see what the programs that they start print
 * @param input what those programs read; empty: what the server reads, or what a client types
 * @param attach which process, see {@link dev.utraced.target.ProcessFinder}
 * @param debugLogs which logs are written from the start
 * @param timestamps whether each line of the logs gets the time
 * @param debugFile where logs go; empty: standard error
 */
record Options(
        Endpoint endpoint,
        Optional<Program> program,
        Optional<String> attach,
        boolean multi,
        boolean once,
        OnDisconnect onDisconnect,
        Transport transport,
        AccessOptions access,
        List<String> wrapper,
        boolean disableRandomization,
        boolean startupWithShell,
        boolean programsTalkToClient,
        Optional<Path> input,
        Set<String> debugLogs,
        boolean timestamps,
        Optional<String> debugFile,
        Set<DisablablePacket> disabledPackets) {
    /** Also where nobody could ever come back: standard input has one end only. */
    boolean endsWithFirstClient() {
        return once || endpoint instanceof Endpoint.Standard;
    }
}
