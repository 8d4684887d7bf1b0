/**
 * The command line: what it says, and putting the server together from it.
 *
 * <p>Read {@link dev.utraced.server.cli.Main} first, the one place where every part is made. A thread of its own runs it, for the
 * first one is the loop's; this package knows all others of the server, and nothing of packets.
 */
@NullMarked
package dev.utraced.server.cli;

import org.jspecify.annotations.NullMarked;
