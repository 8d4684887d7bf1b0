/**
 * Debug servers measured side by side: one client, the same work, in turns.
 *
 * <p>Read {@link dev.utraced.benchmark.Contest} first, then {@link dev.utraced.benchmark.scenario.Scenarios} for what is
 * measured. One thread works; a second one ends a scenario that hangs.
 */
@NullMarked
package dev.utraced.benchmark;

import org.jspecify.annotations.NullMarked;
