package io.pennypost.ses.identity;

import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes the random names that an owner of a domain publishes.
final class IdentityTokens {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int DKIM_TOKENS = 3;
    private static final int DKIM_TOKEN_LENGTH = 32;
    private static final int OWNERSHIP_BYTES = 32;

    private final RandomGenerator random;

    IdentityTokens(RandomGenerator random) {
        this.random = random;
    }

    /// Three selectors of Easy DKIM, 32 characters each.
    List<String> dkim() {
        return Stream.generate(this::dkimToken).limit(DKIM_TOKENS).toList();
    }

    /// The text for `_amazonses`: 44 characters.
    String ownership() {
        var bytes = new byte[OWNERSHIP_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private String dkimToken() {
        var token = new StringBuilder(DKIM_TOKEN_LENGTH);
        IntStream.range(0, DKIM_TOKEN_LENGTH)
                .forEach(i -> token.append(LETTERS.charAt(random.nextInt(LETTERS.length()))));
        return token.toString();
    }
}
