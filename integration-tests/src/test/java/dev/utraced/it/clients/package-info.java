/**
 * Clients other than this machine's gdb at its prompt: a newer gdb, and gdb in the hands of development environments. What an
 * environment asks is what it really sends, in its order; the environment itself is not here.
 *
 * <p>Read {@link dev.utraced.it.clients.DapTest} and {@link dev.utraced.it.clients.CpptoolsTest} first.
 */
@NullMarked
package dev.utraced.it.clients;

import org.jspecify.annotations.NullMarked;
