/**
 * Samples, and what is made of them: medians, percentiles and the ratio of two servers.
 *
 * <p>Read {@link dev.utraced.benchmark.measure.Turn} first: it is what a scenario is given to say how long an operation took.
 * One thread. Knows nothing of packets and processes.
 */
@NullMarked
package dev.utraced.benchmark.measure;

import org.jspecify.annotations.NullMarked;
