package io.pennypost.ses.identity;

import io.pennypost.aws.arn.Scope;
import java.util.Optional;

/// Answers what every send asks: may this address be used, and which key signs for it.
///
/// Both walk from the address up through its domain's parents; a step costs one look-up in the catalog's memory.
/// Domains are given as A-labels in lower case, local parts to the letter. Safe for use by many threads.
public final class SendingIdentities {
    private final IdentityDocuments identities;

    public SendingIdentities(IdentityDocuments identities) {
        this.identities = identities;
    }

    /// The identity that an address may be used under; empty when none that covers it is verified.
    ///
    /// A verified domain covers every address and sub-domain below it. An address identity under a verified
    /// domain need not be verified itself, and its settings win. `user+label@` is covered by `user@`.
    public Optional<SendingIdentity> sendingIdentity(Scope scope, String local, String domain) {
        var exact = identities.find(scope, local + '@' + domain);
        if (exact.isPresent() && exact.get().isVerified()) {
            return exact.map(itself -> new SendingIdentity(itself, itself));
        }
        var base = withoutLabel(scope, local, domain);
        return base.filter(Identity::isVerified)
                .or(() -> verifiedDomainAbove(scope, domain))
                .map(verified -> new SendingIdentity(exact.or(() -> base).orElse(verified), verified));
    }

    /// Whether mail may be sent from an identity: AWS's `VerifiedForSendingStatus`.
    public boolean isUsable(Scope scope, Identity identity) {
        if (identity.isVerified() || identity.type() == IdentityType.DOMAIN) {
            return identity.isVerified();
        }
        var at = identity.name().lastIndexOf('@');
        return sendingIdentity(
                        scope, identity.name().substring(0, at), identity.name().substring(at + 1))
                .isPresent();
    }

    /// Whether a domain, or one above it, is a verified identity.
    public boolean isVerifiedDomain(Scope scope, String domain) {
        return IdentityName.parse(domain)
                .filter(name -> name.type() == IdentityType.DOMAIN)
                .flatMap(name -> verifiedDomainAbove(scope, name.domain()))
                .isPresent();
    }

    /// The key that signs mail from an address; empty when it is not signed with a key of its domain.
    ///
    /// An address that is an identity is signed by its exact domain only, and not at all if signing is off for
    /// it.
    public Optional<DkimMaterial> signingKeyFor(Scope scope, String local, String domain) {
        var address = identities.find(scope, local + '@' + domain).or(() -> withoutLabel(scope, local, domain));
        if (address.isEmpty()) {
            return signingKeyFor(scope, domain);
        }
        return address.get().dkim().signingEnabled()
                ? identities.find(scope, domain).flatMap(SendingIdentities::material)
                : Optional.empty();
    }

    /// The key that signs mail from a domain: that of the domain itself if it is an identity, else that of the
    /// nearest domain above it that is one; `d=` names the domain that has the key.
    public Optional<DkimMaterial> signingKeyFor(Scope scope, String domain) {
        for (var name = domain; name.indexOf('.') >= 0; name = parent(name)) {
            var identity = identities.find(scope, name);
            if (identity.isPresent()) {
                return identity.flatMap(SendingIdentities::material);
            }
        }
        return Optional.empty();
    }

    private static Optional<DkimMaterial> material(Identity identity) {
        return identity.dkim().signs()
                ? identity.dkim()
                        .key()
                        .map(key ->
                                new DkimMaterial(identity.name(), key.selector(), key.fingerprint(), key.privateKey()))
                : Optional.empty();
    }

    /// The identity of `user@` for `user+label@`.
    private Optional<Identity> withoutLabel(Scope scope, String local, String domain) {
        var plus = local.indexOf('+');
        return plus > 0 ? identities.find(scope, local.substring(0, plus) + '@' + domain) : Optional.empty();
    }

    private Optional<Identity> verifiedDomainAbove(Scope scope, String domain) {
        for (var name = domain; name.indexOf('.') >= 0; name = parent(name)) {
            var identity = identities.find(scope, name);
            if (identity.isPresent() && identity.get().isVerified()) {
                return identity;
            }
        }
        return Optional.empty();
    }

    private static String parent(String domain) {
        return domain.substring(domain.indexOf('.') + 1);
    }
}
