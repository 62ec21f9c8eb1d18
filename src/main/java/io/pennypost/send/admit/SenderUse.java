package io.pennypost.send.admit;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.ses.identity.SendingIdentities;
import io.pennypost.ses.identity.SendingIdentity;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

/// An address that a message is sent with, and the identity that the caller names for it.
///
/// @param arn empty where the caller's own identities decide
record SenderUse(Address address, Optional<IdentityArn> arn) {
    /// All of a message, its source first.
    ///
    /// The ARN of the source is that of the others too, where they have none and it covers them. Source: SES API,
    /// `SendRawEmail`.
    static SequencedSet<SenderUse> all(Candidate candidate) {
        var uses = new LinkedHashSet<SenderUse>();
        uses.add(new SenderUse(candidate.requiredSource().address(), candidate.sourceArn));
        candidate.from.stream()
                .map(Mailbox::address)
                .map(from -> of(candidate, candidate.fromArn, from))
                .forEach(uses::add);
        candidate.raw.flatMap(RawFacts::sender).ifPresent(sender -> uses.add(of(candidate, candidate.fromArn, sender)));
        candidate.feedback.ifPresent(feedback -> uses.add(of(candidate, candidate.feedbackArn, feedback)));
        return uses;
    }

    private static SenderUse of(Candidate candidate, Optional<IdentityArn> own, Address address) {
        var isSource = address.equals(candidate.requiredSource().address());
        return new SenderUse(address, own.or(() -> candidate.sourceArn.filter(arn -> isSource || arn.covers(address))));
    }

    /// Whose identity it is.
    Scope owner(Scope caller) {
        return arn.map(IdentityArn::owner).orElse(caller);
    }

    /// The verified identity it may be used under.
    Optional<SendingIdentity> identity(SendingIdentities identities, Scope caller) {
        return arn.isPresent() && !arn.get().covers(address)
                ? Optional.empty()
                : identities.sendingIdentity(owner(caller), address.local(), address.domain());
    }

    /// How it is told that it is not verified.
    String failed() {
        return arn.map(IdentityArn::toString).orElseGet(address::toString);
    }
}
