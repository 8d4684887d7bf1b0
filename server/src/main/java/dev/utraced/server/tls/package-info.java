/**
 * Keys and certificates from PEM files, as both ends of a connection need them: the server and the connector.
 *
 * <p>Read {@link dev.utraced.server.tls.Tls} first. Any thread. Knows nothing of sockets and packets; nothing here is loaded unless
 * somebody asks for encryption.
 */
@NullMarked
package dev.utraced.server.tls;

import org.jspecify.annotations.NullMarked;
