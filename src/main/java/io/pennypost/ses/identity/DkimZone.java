package io.pennypost.ses.identity;

import java.util.Optional;

/// The zone whose names the CNAMEs of Easy DKIM point at, if the operator has one.
///
/// Without one there is no `SigningHostedZone` in answers and nothing to point at: owners publish the key itself as a
/// TXT record instead.
///
/// @param identityZone the setting `identity.zone`; empty when there is none
public record DkimZone(String identityZone) {
    /// No zone.
    public static final DkimZone NONE = new DkimZone("");

    /// `dkim.<zone>`: what AWS calls the signing hosted zone.
    public Optional<String> signingHostedZone() {
        return identityZone.isEmpty() ? Optional.empty() : Optional.of("dkim." + identityZone);
    }

    /// What the CNAME of one token points at.
    Optional<String> target(String token) {
        return signingHostedZone().map(zone -> token + "." + zone);
    }
}
