package io.pennypost.server;

import io.pennypost.server.settings.IdentitySettings;
import io.pennypost.ses.identity.DkimKeys;
import io.pennypost.ses.identity.DnsProofs;
import io.pennypost.ses.identity.Identities;
import io.pennypost.ses.identity.IdentityCertificates;
import io.pennypost.ses.identity.IdentityDkim;
import io.pennypost.ses.identity.IdentityFeedback;
import io.pennypost.ses.identity.IdentityMailFrom;
import io.pennypost.ses.identity.IdentityPolicies;
import io.pennypost.ses.identity.Ownership;
import io.pennypost.ses.identity.Verification;
import io.pennypost.ses.identity.VerificationLinks;
import io.pennypost.ses.identity.VerificationLoop;
import io.pennypost.ses.identity.VerificationMode;
import java.util.concurrent.Executors;

/// Identities, wired: registering, proving and keeping them proved.
record Identification(
        Identities identities,
        IdentityDkim dkim,
        IdentityMailFrom mailFrom,
        IdentityFeedback feedback,
        IdentityPolicies policies,
        IdentityCertificates certificates,
        Ownership ownership,
        VerificationLoop loop) {
    static Identification make(Base base, Resources resources, Sending sending, Closing closing) {
        var settings = base.settings();
        var links = new VerificationLinks(
                base.secret().key("verification-link"),
                settings.http().publicUrl(settings.http().listen().port()));
        var documents = resources.identityDocuments();
        var ownership = new Ownership(
                documents, mode(settings.identity().verification()), links, sending.notices(), base.clock());
        var keyMakers = closing.add(
                "the makers of keys",
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("key-maker").daemon().factory()));
        var dkim = new IdentityDkim(
                documents, ownership, DkimKeys.rsa(keyMakers, base.secure()), base.secure(), base.clock());
        // Asked each time: a cached denial would hide a record that was published a moment ago.
        var verification = new Verification(
                documents, new DnsProofs(base.dns(), resources.zone(), resources.mailFromHost()), base.clock());
        var certificates = new IdentityCertificates(base.store().catalog(), documents, resources.pageTokens());
        var identities = new Identities(
                documents,
                ownership,
                dkim,
                verification,
                resources.configurationSets(),
                certificates,
                resources.tenancy().use(),
                resources.pageTokens(),
                base.clock());
        var loop = closing.add(
                "the verification of identities",
                new VerificationLoop(documents, resources.agenda(), verification, base.clock()));
        return new Identification(
                identities,
                dkim,
                new IdentityMailFrom(documents, ownership, base.clock()),
                new IdentityFeedback(documents, resources.neighbors().knownTopics()),
                new IdentityPolicies(documents),
                certificates,
                ownership,
                loop);
    }

    private static VerificationMode mode(IdentitySettings.Verification verification) {
        return switch (verification) {
            case AT_ONCE -> VerificationMode.AT_ONCE;
            case DNS -> VerificationMode.DNS;
            case MANUAL -> VerificationMode.MANUAL;
        };
    }
}
