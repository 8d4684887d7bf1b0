package dev.utraced.server.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** TLS 1.3, and nothing older, where both ends show certificates. */
public final class Tls {
    private static final char[] NO_PASSWORD = {};

    private final SSLContext context;

    private Tls(SSLContext context) {
        this.context = context;
    }

    /** @throws TlsException where the files do not do */
    public static Tls of(TlsFiles files) {
        try {
            KeyStore own = emptyStore();
            List<X509Certificate> chain = Pem.certificates(files.certificates());
            own.setKeyEntry(
                    "own", Pem.privateKey(files.key()), NO_PASSWORD, chain.toArray(new X509Certificate[chain.size()]));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, NO_PASSWORD);

            KeyStore trusted = emptyStore();
            for (X509Certificate authority : Pem.certificates(files.authorities())) {
                trusted.setCertificateEntry("authority " + trusted.size(), authority);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);

            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return new Tls(context);
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsException("keys and certificates do not do: " + e.getMessage());
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /** For whoever is connected to: asks for a certificate. */
    public SSLEngine acceptingEngine() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setSSLParameters(acceptingParameters());
        return engine;
    }

    /** For whoever connects. @param peerName what the other end's certificate must be for: a host name or an address */
    public SSLEngine connectingEngine(String peerName) {
        SSLEngine engine = context.createSSLEngine(peerName, -1);
        engine.setUseClientMode(true);
        engine.setSSLParameters(connectingParameters());
        return engine;
    }

    /** Sockets that still need {@link #acceptingParameters} or {@link #connectingParameters}. */
    public SSLSocketFactory sockets() {
        return context.getSocketFactory();
    }

    public SSLParameters acceptingParameters() {
        SSLParameters parameters = onlyTheNewest();
        parameters.setNeedClientAuth(true);
        return parameters;
    }

    public SSLParameters connectingParameters() {
        SSLParameters parameters = onlyTheNewest();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return parameters;
    }

    private SSLParameters onlyTheNewest() {
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3"});
        return parameters;
    }
}
