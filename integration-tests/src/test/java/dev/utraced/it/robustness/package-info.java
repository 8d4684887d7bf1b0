/**
 * What must not hurt: clients that vanish, lie or sleep, programs and servers that are killed. After each there is no trap left in
 * the program, and the server serves the next one.
 *
 * <p>Read {@link dev.utraced.it.robustness.VanishingClientTest} first.
 */
@NullMarked
package dev.utraced.it.robustness;

import org.jspecify.annotations.NullMarked;
