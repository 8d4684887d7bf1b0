/**
 * Finding processes by what they are called and by the container that they run in.
 *
 * <p>Read {@link dev.utraced.linux.discovery.LinuxProcessFinder} first. Any thread; nothing is kept between calls. All of it is read
 * from {@code /proc} and from files of container runtimes, without asking any daemon. Knows nothing of tracees and engines.
 */
@NullMarked
package dev.utraced.linux.discovery;

import org.jspecify.annotations.NullMarked;
