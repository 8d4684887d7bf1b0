package dev.utraced.linux.engine;

import dev.utraced.linux.sys.StandardStreams;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where launched programs read and write.
 *
 * @param shared what they use where they have no terminal of their own
 * @param terminals whether each one gets a terminal, so that clients can see what it prints
 * @param input what they read instead; empty: from their terminal, or what they share
 * @param elsewhere where output goes that no client takes
 */
public record ProgramIo(StandardStreams shared, boolean terminals, Optional<Path> input, OutputStream elsewhere) {}
