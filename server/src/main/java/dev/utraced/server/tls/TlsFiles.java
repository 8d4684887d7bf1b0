package dev.utraced.server.tls;

import java.nio.file.Path;

/**
 * What one end of an encrypted connection shows and believes, each in PEM.
 *
 * @param key private, in PKCS #8, without a password
 * @param certificates its own, first, and those that lead to one that the other end knows
 * @param authorities whoever shows a certificate of theirs is let in
 */
public record TlsFiles(Path key, Path certificates, Path authorities) {}
