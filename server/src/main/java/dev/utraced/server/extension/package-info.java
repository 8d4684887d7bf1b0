/**
 * The packets: one class a family, which answers each of its packets and names the features it stands for.
 *
 * <p>Read {@link dev.utraced.server.extension.Extensions} first, the list of all families and of what each needs of the target.
 * Packets are answered on the loop thread. This package knows no sockets, no JNA and no ptrace.
 */
@NullMarked
package dev.utraced.server.extension;

import org.jspecify.annotations.NullMarked;
