/**
 * What a person does with gdb: each test is a sentence about a debugging session.
 *
 * <p>Read {@link dev.utraced.it.session.RunControlTest} first.
 */
@NullMarked
package dev.utraced.it.session;

import org.jspecify.annotations.NullMarked;
