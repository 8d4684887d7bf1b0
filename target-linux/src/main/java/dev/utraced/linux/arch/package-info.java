/**
 * What differs by processor, as interfaces: registers, trap instruction, system-call registers, debug registers, moving an
 * instruction elsewhere. One folder per family implements them, with the same class names in each.
 *
 * <p>Read {@link dev.utraced.linux.arch.Architecture} first. An architecture is chosen per process, never by the JVM's own. Loop
 * thread. Knows nothing of tracees and engines: a stopped thread is a {@link dev.utraced.linux.arch.RegisterBank}.
 */
@NullMarked
package dev.utraced.linux.arch;

import org.jspecify.annotations.NullMarked;
