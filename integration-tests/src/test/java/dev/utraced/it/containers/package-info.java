/**
 * Processes in containers, in other roots and in namespaces of their own, from outside, from beside and from inside; and those that may
 * not be attached to.
 *
 * <p>Read {@link dev.utraced.it.containers.Podman} first: real containers, without a daemon and without an image registry.
 */
@NullMarked
package dev.utraced.it.containers;

import org.jspecify.annotations.NullMarked;
