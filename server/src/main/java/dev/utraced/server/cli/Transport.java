package dev.utraced.server.cli;

import dev.utraced.server.tls.TlsFiles;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * How links are made and kept.
 *
 * @param tls empty: no encryption
 * @param tlsName what the certificate of whoever is connected to must be for; empty: the host that is connected to
 * @param insecure whether other machines may connect without encryption
 */
record Transport(Optional<TlsFiles> tls, Optional<String> tlsName, int keepAliveSeconds, boolean insecure) {

    /** @throws StartException where bytes would go over a network that anybody may read and change */
    void check(InetSocketAddress address) {
        boolean leavesMachine =
                address.getAddress() == null || !address.getAddress().isLoopbackAddress();
        if (leavesMachine && tls.isEmpty() && !insecure) {
            throw new StartException("Not without encryption: whoever reaches " + address.getHostString() + " port "
                    + address.getPort() + " could run programs with the rights of this server.\n"
                    + "Either encrypt, with --tls-key, --tls-cert and --tls-ca, or say --insecure"
                    + " if the network is one that only you can reach.");
        }
    }
}
