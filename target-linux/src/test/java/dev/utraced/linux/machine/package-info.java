/**
 * What the machine that runs the tests can do: {@link dev.utraced.linux.machine.Machine}. Other modules' tests have it from this module's
 * test jar. Knows nothing of the code under test, so that it cannot take that one's fault for the machine's.
 */
@NullMarked
package dev.utraced.linux.machine;

import org.jspecify.annotations.NullMarked;
