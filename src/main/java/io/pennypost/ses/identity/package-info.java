/// Identities: who may be written in From, and which key signs for it.
///
/// An [Identity] is an address or a domain of one account and region. [Identities] creates, lists and changes them by
/// the rules of SES; [SendingIdentities] answers the two questions of every send: may this address be used, and with
/// which key is it signed.
///
/// Verification is a state machine of its own: a [Check] knows status and schedule and nothing else,
/// [DnsProofs] reads DNS, [Verification] brings both together, [VerificationLoop] does so when a look is due,
/// [VerificationLinks] proves addresses by mail. What a domain's owner has to publish is in [PublishedRecords];
/// [RecordChecks] tells a person what of it is wrong.
///
/// What else belongs to an identity has a class each: [IdentityDkim], [IdentityMailFrom], [IdentityFeedback],
/// [IdentityPolicies], [IdentityCertificates], [IdentityTags].
///
/// Source: SES API v2 and v1, "Creating and verifying identities in Amazon SES", "Authenticating email with
/// DKIM"; RFC 6376 §3.6.1 for key records. Knows no wire format, and no journey: who sends the verification
/// mail implements [VerificationMail].
@NullMarked
package io.pennypost.ses.identity;

import org.jspecify.annotations.NullMarked;
