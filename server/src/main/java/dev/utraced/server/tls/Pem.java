package dev.utraced.server.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads PEM files. @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a> */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

    private Pem() {}

    static List<X509Certificate> certificates(Path file) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (byte[] block : blocks(file, "CERTIFICATE")) {
                certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block)));
            }
        } catch (GeneralSecurityException e) {
            throw new TlsException(file + ": " + e.getMessage());
        }
        if (certificates.isEmpty()) {
            throw new TlsException(file + ": no certificate in PEM");
        }
        return certificates;
    }

    static PrivateKey privateKey(Path file) {
        List<byte[]> blocks = blocks(file, "PRIVATE KEY");
        if (blocks.size() != 1) {
            throw new TlsException(file + ": not one private key in PEM without a password"
                    + " (openssl pkcs8 -topk8 -nocrypt writes it so)");
        }
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(blocks.get(0));
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException otherAlgorithm) {
                continue;
            } catch (GeneralSecurityException e) {
                throw new TlsException(file + ": " + e.getMessage());
            }
        }
        throw new TlsException(file + ": a private key that is none of " + ALGORITHMS);
    }

    private static List<byte[]> blocks(Path file, String kind) {
        List<byte[]> blocks = new ArrayList<>();
        try {
            Matcher matcher = BLOCK.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            while (matcher.find()) {
                if (matcher.group(1).equals(kind)) {
                    blocks.add(Base64.getMimeDecoder().decode(matcher.group(2)));
                }
            }
        } catch (IOException e) {
            throw new TlsException("cannot read " + file + ": " + e.getClass().getSimpleName());
        }
        return blocks;
    }
}
