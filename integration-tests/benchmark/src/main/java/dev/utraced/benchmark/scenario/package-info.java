/**
 * What is measured, one class a scenario.
 *
 * <p>Read {@link dev.utraced.benchmark.scenario.Scenarios} first, the list of all of them, and
 * {@link dev.utraced.benchmark.scenario.Scenario}, their contract. Each checks that the work that it timed was really done. The
 * benchmark's one thread. Knows nothing of how turns are dealt and results are printed.
 */
@NullMarked
package dev.utraced.benchmark.scenario;

import org.jspecify.annotations.NullMarked;
