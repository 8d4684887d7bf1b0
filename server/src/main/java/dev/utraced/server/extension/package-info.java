/**
 * The packets: one class a family, which registers a handler for each of its packets and names the features it stands for.
 *
 * <p>Read {@link dev.utraced.server.extension.Extensions} first, the list of all families and of what each needs of the target.
 * Handlers run on the loop thread and return their reply. This package knows no sockets, no JNA and no ptrace.
 */
@NullMarked
package dev.utraced.server.extension;

import org.jspecify.annotations.NullMarked;
