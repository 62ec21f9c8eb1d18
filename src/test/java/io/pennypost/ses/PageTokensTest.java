package io.pennypost.ses;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.aws.arn.Scope;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PageTokensTest {
    private static final Scope SCOPE = new Scope("000000000000", "us-east-1");
    private final PageTokens tokens = new PageTokens(new byte[16]);

    @Test
    void aTokenReadsBackAsTheNameItWasWrittenFor() {
        for (var name : new String[] {"", "example.com", "Me+x@example.com", "\u3042", "a".repeat(320)}) {
            var token = tokens.write(SCOPE, "identity", name);
            assertEquals(Optional.of(name), tokens.read(SCOPE, "identity", token));
        }
    }

    @Test
    void aTokenBelongsToItsListingAccountAndRegion() {
        var token = tokens.write(SCOPE, "identity", "example.com");
        assertEquals(Optional.empty(), tokens.read(SCOPE, "configuration-set", token));
        assertEquals(Optional.empty(), tokens.read(new Scope("000000000001", "us-east-1"), "identity", token));
        assertEquals(Optional.empty(), tokens.read(new Scope("000000000000", "eu-west-1"), "identity", token));
        assertEquals(
                Optional.empty(), new PageTokens("another secret..".getBytes(US_ASCII)).read(SCOPE, "identity", token));
    }

    @Test
    void aTokenDoesNotShowItsNameInPlainText() {
        assertFalse(tokens.write(SCOPE, "identity", "example.com").contains("example"));
    }

    @Test
    void aChangedTokenIsNoToken() {
        var seed = 20261124L;
        var random = new Random(seed);
        var good = Base64.getUrlDecoder().decode(tokens.write(SCOPE, "identity", "example.com"));
        for (int i = 0; i < 2000; i++) {
            var changed = good.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            var text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertEquals(Optional.empty(), tokens.read(SCOPE, "identity", text), "seed " + seed);
        }
    }

    @Test
    void foreignTextIsNoToken() {
        for (var text : new String[] {"", "abc", "example.com", "=", "\u3042", "A".repeat(10_000)}) {
            assertEquals(Optional.empty(), tokens.read(SCOPE, "identity", text));
        }
    }

    @Test
    void aShortSecretIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new PageTokens(new byte[15]));
    }
}
