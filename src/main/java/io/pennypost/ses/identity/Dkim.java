package io.pennypost.ses.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The DKIM block of an identity.
///
/// @param origin          who made the key
/// @param signingEnabled  whether its owner wants mail signed
/// @param check           whether the key was seen in DNS; NOT_STARTED until DKIM is set up
/// @param tokens          the three selectors of Easy DKIM, or the one of BYODKIM; empty until DKIM is set up
/// @param key             what signs; empty until DKIM is set up
/// @param nextLength      length of the next key that is made; Easy DKIM only
/// @param lengthChangedAt when the owner last changed that length
public record Dkim(
        DkimOrigin origin,
        boolean signingEnabled,
        Check check,
        List<String> tokens,
        Optional<DkimKey> key,
        Optional<KeyLength> nextLength,
        Optional<Instant> lengthChangedAt) {
    public Dkim {
        tokens = List.copyOf(tokens);
    }

    /// Not set up.
    static Dkim none(Instant now) {
        return new Dkim(
                DkimOrigin.AWS_SES,
                true,
                Check.notStarted(now),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// Easy DKIM with a new key: it signs under the first token.
    static Dkim easy(List<String> tokens, DkimKey key, KeyLength length, Check check) {
        return new Dkim(
                DkimOrigin.AWS_SES, true, check, tokens, Optional.of(key), Optional.of(length), Optional.empty());
    }

    /// BYODKIM.
    static Dkim external(DkimKey key, Check check) {
        return new Dkim(
                DkimOrigin.EXTERNAL,
                true,
                check,
                List.of(key.selector()),
                Optional.of(key),
                Optional.empty(),
                Optional.empty());
    }

    /// Whether there is a key at all.
    boolean isSetUp() {
        return key.isPresent();
    }

    /// Whether mail is signed with the key now.
    boolean signs() {
        return signingEnabled && check.status() == VerificationStatus.SUCCESS && key.isPresent();
    }

    /// Length of the present key, where AWS has a name for it.
    public Optional<KeyLength> currentLength() {
        if (origin == DkimOrigin.EXTERNAL) {
            return Optional.empty();
        }
        return key.map(present -> present.bits() == 1024 ? KeyLength.RSA_1024_BIT : KeyLength.RSA_2048_BIT);
    }

    Dkim withCheck(Check changed) {
        return new Dkim(origin, signingEnabled, changed, tokens, key, nextLength, lengthChangedAt);
    }

    Dkim withSigningEnabled(boolean enabled) {
        return new Dkim(origin, enabled, check, tokens, key, nextLength, lengthChangedAt);
    }

    Dkim withKey(DkimKey changed) {
        return new Dkim(origin, signingEnabled, check, tokens, Optional.of(changed), nextLength, lengthChangedAt);
    }

    Dkim withNextLength(KeyLength length, Instant now) {
        return new Dkim(origin, signingEnabled, check, tokens, key, Optional.of(length), Optional.of(now));
    }
}
