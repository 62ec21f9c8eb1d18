package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.Tag;
import io.pennypost.ses.identity.DkimZone;
import io.pennypost.ses.identity.Identities;
import io.pennypost.ses.identity.Identity;
import io.pennypost.ses.identity.IdentityDkim;
import io.pennypost.ses.identity.IdentityType;
import io.pennypost.ses.identity.MailFrom;
import io.pennypost.ses.identity.SendingIdentities;
import io.pennypost.ses.identity.SoaRecord;
import io.pennypost.ses.identity.VerificationError;
import io.pennypost.ses.identity.VerificationStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything about one identity. A search that is pending is hurried first.
///
/// AWS: SES API v2, `GetEmailIdentity`.
final class GetEmailIdentity implements Operation<GetEmailIdentity.Input, GetEmailIdentity.Output> {
    record Input(String emailIdentity) {}

    record Output(
            IdentityType identityType,
            boolean feedbackForwardingStatus,
            boolean verifiedForSendingStatus,
            DkimAttributes dkimAttributes,
            MailFromAttributes mailFromAttributes,
            Map<String, String> policies,
            List<Tag> tags,
            Optional<String> configurationSetName,
            VerificationStatus verificationStatus,
            Optional<VerificationInfo> verificationInfo) {}

    /// AWS: shape `MailFromAttributes`. Without a domain there is only the behavior.
    record MailFromAttributes(
            Optional<String> mailFromDomain, Optional<String> mailFromDomainStatus, String behaviorOnMxFailure) {
        static MailFromAttributes of(Optional<MailFrom> mailFrom) {
            return new MailFromAttributes(
                    mailFrom.map(MailFrom::domain),
                    mailFrom.map(present -> present.check().status().name()),
                    mailFrom.filter(MailFrom::rejectOnFailure).isPresent() ? "REJECT_MESSAGE" : "USE_DEFAULT_VALUE");
        }
    }

    /// AWS: shape `VerificationInfo`.
    record VerificationInfo(
            Optional<Instant> lastCheckedTimestamp,
            Optional<Instant> lastSuccessTimestamp,
            Optional<VerificationError> errorType,
            Optional<SOARecord> sOARecord) {
        /// Of a domain, once a look was made.
        static Optional<VerificationInfo> of(Identity identity) {
            var check = identity.ownership();
            return identity.type() == IdentityType.EMAIL_ADDRESS
                            || check.checkedAt().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new VerificationInfo(
                            check.checkedAt(),
                            check.succeededAt(),
                            check.error(),
                            identity.soa().map(SOARecord::of)));
        }
    }

    /// AWS: shape `SOARecord`.
    record SOARecord(String primaryNameServer, String adminEmail, long serialNumber) {
        static SOARecord of(SoaRecord soa) {
            return new SOARecord(soa.primaryNameServer(), soa.adminEmail(), soa.serialNumber());
        }
    }

    private final Identities identities;
    private final IdentityDkim dkim;
    private final SendingIdentities sending;
    private final DkimZone zone;

    GetEmailIdentity(Identities identities, IdentityDkim dkim, SendingIdentities sending, DkimZone zone) {
        this.identities = identities;
        this.dkim = dkim;
        this.sending = sending;
        this.zone = zone;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var scope = caller.scope();
        var identity = identities.get(scope, input.emailIdentity());
        return new Output(
                identity.type(),
                identity.feedbackForwarding(),
                sending.isUsable(scope, identity),
                DkimAttributes.of(dkim.of(scope, identity), zone),
                MailFromAttributes.of(identity.mailFrom()),
                identity.policies(),
                identity.tags(),
                identity.configurationSet(),
                identity.ownership().status(),
                VerificationInfo.of(identity));
    }
}
