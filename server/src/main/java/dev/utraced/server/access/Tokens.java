package dev.utraced.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * One-time tokens: each is good for one client, and the next one is made when it has been used. Both what is shown and what is expected
 * are compared in full, so that the time it takes tells nothing.
 */
public final class Tokens {
    private static final int TOKEN_BYTES = 16;

    private final SecureRandom random;
    private final Consumer<String> announce;
    private byte[] expected;

    /** @param announce hears each token that is made here */
    private Tokens(SecureRandom random, byte[] expected, Consumer<String> announce) {
        this.random = random;
        this.expected = expected;
        this.announce = announce;
    }

    /** The first one is given; those after it are made here. */
    public static Tokens startingWith(String token, Consumer<String> announce) {
        return new Tokens(new SecureRandom(), token.getBytes(StandardCharsets.UTF_8), announce);
    }

    /** All are made here. */
    public static Tokens generated(Consumer<String> announce) {
        Tokens tokens = new Tokens(new SecureRandom(), new byte[0], announce);
        tokens.next();
        return tokens;
    }

    /** Uses the token up, if it is the right one. */
    boolean use(String token) {
        byte[] shown = token.getBytes(StandardCharsets.UTF_8);
        boolean right = expected.length > 0 && MessageDigest.isEqual(expected, shown);
        if (right) {
            next();
        }
        return right;
    }

    private void next() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        expected = token.getBytes(StandardCharsets.UTF_8);
        announce.accept(token);
    }
}
