/**
 * What a measurement needs besides a client: servers and inferiors as processes, and their symbols.
 *
 * <p>Read {@link dev.utraced.benchmark.lab.Workbench} first: whatever a scenario starts, it starts there, and it is gone when
 * the scenario is over. Processes are ended by pid, servers listen on the loopback interface only.
 */
@NullMarked
package dev.utraced.benchmark.lab;

import org.jspecify.annotations.NullMarked;
