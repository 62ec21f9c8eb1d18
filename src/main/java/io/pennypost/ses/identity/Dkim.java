package io.pennypost.ses.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The DKIM block of an identity.
///
/// @param origin          who made the key
/// @param signingEnabled  whether its owner wants mail signed
/// @param check           whether the key was seen in DNS; NOT_STARTED until DKIM is set up
/// @param tokens          the three selectors of Easy DKIM, or the one of BYODKIM; empty until DKIM is set up
/// @param key             what signs; empty until DKIM is set up
/// @param nextLength      length of the next key that is made; Easy DKIM only
/// @param lengthChangedAt when the owner last changed that length
/// @param next            takes over once it was seen for a day; the present key signs meanwhile
/// @param retired         signed before the present key
public record Dkim(
        DkimOrigin origin,
        boolean signingEnabled,
        Check check,
        List<String> tokens,
        Optional<DkimKey> key,
        Optional<KeyLength> nextLength,
        Optional<Instant> lengthChangedAt,
        Optional<NextKey> next,
        Optional<RetiredKey> retired) {
    /// How long a next key must have been visible before it signs: longer than any resolver keeps what was there
    /// before.
    static final Duration PUBLISHED_BEFORE_USE = Duration.ofDays(1);

    /// How long a key stays published after it last signed: mail waits in queues and is forwarded.
    static final Duration PUBLISHED_AFTER_USE = Duration.ofDays(8);

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
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// Easy DKIM with a new key: it signs under the first token.
    static Dkim easy(List<String> tokens, DkimKey key, KeyLength length, Check check) {
        return new Dkim(
                DkimOrigin.AWS_SES,
                true,
                check,
                tokens,
                Optional.of(key),
                Optional.of(length),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
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
                Optional.empty(),
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

    /// What is published under one of our selectors: the key that is made for it, else the present one.
    Optional<DkimKey> keyUnder(String selector) {
        return Stream.of(next.map(NextKey::key), retired.map(RetiredKey::key))
                .flatMap(Optional::stream)
                .filter(known -> known.selector().equals(selector))
                .findFirst()
                .or(() -> key);
    }

    /// The selector for the next key: the token after the one that signs now.
    String nextSelector() {
        var signing = key.map(present -> tokens.indexOf(present.selector())).orElse(-1);
        return tokens.get((signing + 1) % tokens.size());
    }

    /// Begins to roll over to another key; at once where nobody looks for it.
    Dkim rollingOverTo(DkimKey another, Check search, Instant now) {
        var begun = withNext(Optional.of(new NextKey(another, search)));
        return search.status() == VerificationStatus.SUCCESS ? begun.rolledOver(now) : begun;
    }

    /// The next key signs from now on.
    Dkim rolledOver(Instant now) {
        var old = key.map(present -> new RetiredKey(present, now.plus(PUBLISHED_AFTER_USE)));
        return new Dkim(
                origin,
                signingEnabled,
                check,
                tokens,
                next.map(NextKey::key),
                nextLength,
                lengthChangedAt,
                Optional.empty(),
                old);
    }

    /// Without the retired key, when its time is over.
    Dkim forgetting(Instant now) {
        return retired.filter(old -> !now.isBefore(old.until())).isPresent()
                ? new Dkim(
                        origin, signingEnabled, check, tokens, key, nextLength, lengthChangedAt, next, Optional.empty())
                : this;
    }

    Dkim withCheck(Check changed) {
        return new Dkim(origin, signingEnabled, changed, tokens, key, nextLength, lengthChangedAt, next, retired);
    }

    Dkim withSigningEnabled(boolean enabled) {
        return new Dkim(origin, enabled, check, tokens, key, nextLength, lengthChangedAt, next, retired);
    }

    Dkim withKey(DkimKey changed) {
        return new Dkim(
                origin,
                signingEnabled,
                check,
                tokens,
                Optional.of(changed),
                nextLength,
                lengthChangedAt,
                next,
                retired);
    }

    Dkim withNext(Optional<NextKey> changed) {
        return new Dkim(origin, signingEnabled, check, tokens, key, nextLength, lengthChangedAt, changed, retired);
    }

    Dkim withNextLength(KeyLength length, Instant now) {
        return new Dkim(
                origin, signingEnabled, check, tokens, key, Optional.of(length), Optional.of(now), next, retired);
    }
}
