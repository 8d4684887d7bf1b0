/**
 * What debugging costs, in counts that do not depend on how busy the machine is: packets of everyday dialogues, system calls of a packet.
 *
 * <p>Read {@link dev.utraced.it.economy.GdbDialogueTest} first. Times are the benchmark's.
 */
@NullMarked
package dev.utraced.it.economy;

import org.jspecify.annotations.NullMarked;
