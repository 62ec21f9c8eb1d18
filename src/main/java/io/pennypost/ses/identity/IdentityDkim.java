package io.pennypost.ses.identity;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// The DKIM block of identities: setting it up, switching it, turning it on and off.
///
/// Safe for use by many threads.
public final class IdentityDkim {
    /// "You can change it once every 24 hours", but for the first change to a shorter key.
    private static final Duration LENGTH_CHANGE_GAP = Duration.ofDays(1);

    private final IdentityDocuments documents;
    private final Ownership ownership;
    private final DkimKeys keys;
    private final IdentityTokens tokens;
    private final InstantSource clock;

    /// @param random makes tokens; they prove ownership, so it must be a secure one
    public IdentityDkim(
            IdentityDocuments documents,
            Ownership ownership,
            DkimKeys keys,
            RandomGenerator random,
            InstantSource clock) {
        this.documents = documents;
        this.ownership = ownership;
        this.keys = keys;
        this.tokens = new IdentityTokens(random);
        this.clock = clock;
    }

    String newOwnershipToken() {
        return tokens.ownership();
    }

    /// The block of a new domain; Easy DKIM when nothing else is asked for.
    Dkim create(Optional<DkimSettings> settings, Instant now) {
        return switch (settings.orElse(new DkimSettings.Easy(Optional.empty()))) {
            case DkimSettings.Easy(var length) -> easy(length.orElse(KeyLength.RSA_2048_BIT), now);
            case DkimSettings.External(var selector, var key) ->
                Dkim.external(keys.read(selector, key, now), ownership.beginDkim(now));
        };
    }

    private Dkim easy(KeyLength length, Instant now) {
        var selectors = tokens.dkim();
        return Dkim.easy(selectors, keys.create(selectors.getFirst(), length, now), length, ownership.beginDkim(now));
    }

    /// The block that counts for an identity: of an address, that of the identity equal to the part after `@`,
    /// if there is one; no domain further up counts.
    public Dkim of(Scope scope, Identity identity) {
        if (identity.type() == IdentityType.DOMAIN) {
            return identity.dkim();
        }
        return documents
                .find(scope, domainOf(identity.name()))
                .map(Identity::dkim)
                .orElseGet(() -> Dkim.none(identity.createdAt()).withSigningEnabled(false));
    }

    /// Turns signing on or off for a domain. For an address whose domain is an identity it succeeds and changes
    /// nothing. Turning it on begins a search that has failed anew.
    ///
    /// @throws NotFound   `Email identity X does not exist.`
    /// @throws BadRequest `Domain X is not verified for DKIM signing.`
    public void setSigningEnabled(Scope scope, String name, boolean enabled) {
        var identity = required(scope, name);
        var domain = identity.type() == IdentityType.DOMAIN ? identity.name() : domainOf(identity.name());
        if (identity.type() == IdentityType.EMAIL_ADDRESS) {
            if (documents.find(scope, domain).isEmpty()) {
                throw notVerifiedForSigning(domain);
            }
            return;
        }
        if (!identity.dkim().isSetUp()) {
            throw notVerifiedForSigning(domain);
        }
        var now = clock.instant();
        change(scope, name, present -> {
            var switched = present.withDkim(present.dkim().withSigningEnabled(enabled));
            return enabled ? searchedAgain(switched, now) : switched;
        });
    }

    private static BadRequest notVerifiedForSigning(String domain) {
        return new BadRequest("Domain " + domain + " is not verified for DKIM signing.");
    }

    /// Sets DKIM up as asked. A new method or key is searched for from the beginning and takes nothing away
    /// from a verified domain. Another length of Easy DKIM's key rolls over: the key in use signs on, and DKIM
    /// stays verified, until the new one was in DNS for a day.
    ///
    /// @throws NotFound   `Email identity X does not exist.`
    /// @throws BadRequest an address, a key that is none, a length that cannot be changed now
    public Dkim configure(Scope scope, String name, DkimSettings settings) {
        var identity = required(scope, name);
        if (identity.type() == IdentityType.EMAIL_ADDRESS) {
            throw new BadRequest("The EmailIdentity value must be a valid domain.");
        }
        var now = clock.instant();
        if (settings instanceof DkimSettings.Easy(var length) && isEasy(identity)) {
            return length.isEmpty() ? identity.dkim() : changeLength(scope, identity, length.get(), now);
        }
        var block = create(Optional.of(settings), now)
                .withSigningEnabled(identity.dkim().signingEnabled());
        return change(scope, name, present -> searchedAgain(present.withDkim(block), now))
                .dkim();
    }

    private Dkim changeLength(Scope scope, Identity identity, KeyLength length, Instant now) {
        var dkim = identity.dkim();
        if (dkim.nextLength().filter(length::equals).isPresent()) {
            throw new BadRequest("The next signing key length is already " + length + ".");
        }
        if (dkim.lengthChangedAt()
                .filter(at -> at.plus(LENGTH_CHANGE_GAP).isAfter(now))
                .isPresent()) {
            throw new BadRequest("The signing key length can be changed once in 24 hours.");
        }
        if (dkim.check().status() == VerificationStatus.SUCCESS
                || dkim.check().status() == VerificationStatus.TEMPORARY_FAILURE) {
            var next = keys.create(dkim.nextSelector(), length, now);
            return changeDkim(
                    scope,
                    identity.name(),
                    present -> present.key().equals(dkim.key())
                            ? present.withNextLength(length, now).rollingOverTo(next, ownership.beginDkim(now), now)
                            : present);
        }
        // Nobody relies on the present key yet, so the next one can take its place at once.
        var key = keys.create(dkim.tokens().getFirst(), length, now);
        return changeDkim(
                scope,
                identity.name(),
                present -> present.isSetUp() && present.tokens().equals(dkim.tokens())
                        ? present.withNextLength(length, now).withKey(key)
                        : present);
    }

    private Dkim changeDkim(Scope scope, String name, UnaryOperator<Dkim> change) {
        return change(scope, name, present -> present.withDkim(change.apply(present.dkim())))
                .dkim();
    }

    /// Easy DKIM for a domain that has none; for one that has, a failed search begins anew. Empty when there
    /// is no such domain.
    Optional<Identity> ensureEasy(Scope scope, IdentityName domain) {
        var identity = documents.find(scope, domain.text());
        if (identity.isEmpty()) {
            return Optional.empty();
        }
        if (identity.get().dkim().origin() == DkimOrigin.EXTERNAL) {
            throw new BadRequest("Domain " + domain.text() + " is signed with a key of its own.");
        }
        var now = clock.instant();
        var fresh = identity.get().dkim().isSetUp() ? identity.get().dkim() : easy(KeyLength.RSA_2048_BIT, now);
        return documents.update(
                scope,
                domain.text(),
                present -> searchedAgain(present.dkim().isSetUp() ? present : present.withDkim(fresh), now));
    }

    private Identity required(Scope scope, String name) {
        return IdentityName.parse(name)
                .flatMap(parsed -> documents.find(scope, parsed.text()))
                .orElseThrow(() -> notFound(name));
    }

    private Identity change(Scope scope, String name, UnaryOperator<Identity> change) {
        return IdentityName.parse(name)
                .flatMap(parsed -> documents.update(scope, parsed.text(), change))
                .orElseThrow(() -> notFound(name));
    }

    private static NotFound notFound(String name) {
        return new NotFound("Email identity " + name + " does not exist.");
    }

    private Identity searchedAgain(Identity domain, Instant now) {
        var dkim = domain.dkim();
        var block =
                dkim.check().status() == VerificationStatus.FAILED ? dkim.withCheck(ownership.beginDkim(now)) : dkim;
        var check = domain.ownership().status() == VerificationStatus.FAILED
                ? ownership.begin(IdentityType.DOMAIN, now)
                : domain.ownership();
        return domain.withDkim(block).withOwnership(check);
    }

    private static boolean isEasy(Identity identity) {
        return identity.dkim().origin() == DkimOrigin.AWS_SES && identity.dkim().isSetUp();
    }

    private static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
