package io.pennypost.ses.identity;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.LimitExceeded;
import io.pennypost.ses.SesLimits;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Proofs of ownership that do not come out of DNS: the link in a mail, and the operator's word.
public final class Ownership {
    /// What came of opening a link.
    public sealed interface Confirmation {
        /// The address is verified now, or was already.
        record Confirmed(String address) implements Confirmation {}

        /// The link's time is over.
        record Expired(String address) implements Confirmation {}

        /// No link of ours, or of an identity that is gone.
        record Unknown() implements Confirmation {}
    }

    private final IdentityDocuments identities;
    private final VerificationMode mode;
    private final VerificationLinks links;
    private final VerificationMail mail;
    private final InstantSource clock;

    public Ownership(
            IdentityDocuments identities,
            VerificationMode mode,
            VerificationLinks links,
            VerificationMail mail,
            InstantSource clock) {
        this.identities = identities;
        this.mode = mode;
        this.links = links;
        this.mail = mail;
        this.clock = clock;
    }

    /// How the ownership of a new identity begins.
    Check begin(IdentityType type, Instant now) {
        return type == IdentityType.DOMAIN ? mode.domain(now) : mode.address(now);
    }

    /// How the search for a MAIL FROM domain begins.
    Check beginMailFrom(Instant now) {
        return mode.domain(now);
    }

    /// How the search for a new key begins.
    Check beginDkim(Instant now) {
        return mode.domain(now);
    }

    /// Sends the link for an address that waits for it; does nothing for any other identity.
    void sendLink(Scope scope, Identity identity) {
        if (mode != VerificationMode.DNS
                || identity.type() != IdentityType.EMAIL_ADDRESS
                || identity.ownership().status() == VerificationStatus.SUCCESS) {
            return;
        }
        var expires = VerificationLinks.expiry(clock.instant());
        mail.send(scope, identity.name(), links.link(scope, identity, expires), expires);
    }

    /// An address that is asked for its proof in a mail of the account's own making.
    ///
    /// @param link  what its owner is to open
    /// @param fresh whether it became an identity by being asked
    public record Invitation(Scope scope, String address, String link, boolean fresh) {}

    /// Registers an address, if it is no identity yet, and makes a link for it.
    ///
    /// @param template what the mail is made from; the link leads to its pages
    /// @throws LimitExceeded 10 000 identities
    public Invitation invite(Scope scope, IdentityName address, String template) {
        var now = clock.instant();
        var fresh = Identity.create(address, begin(address.type(), now), Dkim.none(now), now);
        var insertion = identities.insert(scope, fresh);
        if (insertion == IdentityDocuments.Insertion.TOO_MANY) {
            throw new LimitExceeded("An account can have at most " + SesLimits.IDENTITIES_MAX + " identities.");
        }
        var identity = identities.find(scope, address.text()).orElse(fresh);
        var link = links.link(scope, identity, VerificationLinks.expiry(now), template);
        return new Invitation(scope, address.text(), link, insertion == IdentityDocuments.Insertion.DONE);
    }

    /// The mail of an invitation is on its way: an identity whose time was over waits again.
    public void invited(Invitation invitation) {
        var now = clock.instant();
        identities.update(
                invitation.scope(),
                invitation.address(),
                identity -> identity.ownership().status() == VerificationStatus.FAILED
                        ? identity.withOwnership(begin(IdentityType.EMAIL_ADDRESS, now))
                        : identity);
    }

    /// The mail of an invitation was refused: an identity that it made is none again.
    public void withdraw(Invitation invitation) {
        if (invitation.fresh()) {
            identities.delete(invitation.scope(), invitation.address(), _ -> {});
        }
    }

    /// The custom verification template that a link's mail was made from.
    ///
    /// @param name in the scope
    public record CustomTemplate(Scope scope, String name) {}

    /// The template of a link; empty when the mail was our own, or the link is none of ours.
    public Optional<CustomTemplate> customTemplate(String token) {
        return links.read(token)
                .flatMap(claim -> claim.template().map(name -> new CustomTemplate(claim.scope(), name)));
    }

    /// What a link says, without opening it: mail scanners follow links.
    public Confirmation inspect(String token) {
        return links.read(token)
                .flatMap(claim -> identities
                        .find(claim.scope(), claim.address())
                        .filter(identity -> isMeant(identity, claim))
                        .map(_ -> judge(claim)))
                .orElse(new Confirmation.Unknown());
    }

    /// Verifies the address of a link.
    public Confirmation confirm(String token) {
        var verdict = inspect(token);
        if (verdict instanceof Confirmation.Confirmed) {
            var claim = links.read(token).orElseThrow();
            var now = clock.instant();
            var confirmed = identities.update(
                    claim.scope(),
                    claim.address(),
                    identity -> isMeant(identity, claim) ? verified(identity, now) : identity);
            return confirmed.isPresent() ? verdict : new Confirmation.Unknown();
        }
        return verdict;
    }

    private Confirmation judge(VerificationLinks.Claim claim) {
        return clock.instant().isBefore(claim.expires())
                ? new Confirmation.Confirmed(claim.address())
                : new Confirmation.Expired(claim.address());
    }

    private static boolean isMeant(Identity identity, VerificationLinks.Claim claim) {
        return identity.createdAt().toEpochMilli() == claim.createdAt().toEpochMilli();
    }

    /// Takes the operator's word for an identity, in any mode: it, its key and its MAIL FROM are verified from
    /// now on and no longer searched for. Empty when there is no such identity.
    public Optional<Identity> approve(Scope scope, String name) {
        var now = clock.instant();
        return IdentityName.parse(name)
                .flatMap(parsed -> identities.update(scope, parsed.text(), identity -> verified(identity, now)));
    }

    private static Identity verified(Identity identity, Instant now) {
        var settled = Check.settled(now);
        var dkim = identity.dkim().next().isPresent() ? identity.dkim().rolledOver(now) : identity.dkim();
        return identity.withOwnership(settled)
                .withDkim(dkim.isSetUp() ? dkim.withCheck(settled) : dkim)
                .withMailFrom(identity.mailFrom().map(mailFrom -> mailFrom.withCheck(settled)));
    }
}
