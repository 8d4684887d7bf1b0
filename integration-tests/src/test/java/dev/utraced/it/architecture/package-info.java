/**
 * What the main code may not do: look where it must not, grow too long, print.
 *
 * <p>Read {@link dev.utraced.it.architecture.ImportRulesTest} first. No process is started here.
 */
@NullMarked
package dev.utraced.it.architecture;

import org.jspecify.annotations.NullMarked;
