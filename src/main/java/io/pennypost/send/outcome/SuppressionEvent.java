package io.pennypost.send.outcome;

import io.pennypost.ses.configset.SuppressionReason;
import io.pennypost.ses.suppression.SuppressionHit;
import java.time.Instant;
import java.util.Optional;

/// What a sender is told of a recipient that is on a suppression list: a bounce, or a complaint where the entry is one.
///
/// @param type `Bounce` or `Complaint`
/// @param json the object of that name in events
record SuppressionEvent(String type, String json) {
    private static final String STATUS = "5.1.1";

    /// SES names itself here, not a host.
    private static final String REPORTING_MTA = "amazonses.com";

    private static final String ON_LIST = "Amazon SES did not send the message to this address because it is on the"
            + " suppression list for your %s. For more information about removing addresses from the suppression"
            + " list, see the Amazon SES Developer Guide at"
            + " https://docs.aws.amazon.com/ses/latest/DeveloperGuide/sending-email-suppression-list.html";

    private static final String GLOBAL = "Amazon SES has suppressed sending to this address because it has a recent"
            + " history of bouncing as an invalid address.";

    static SuppressionEvent of(SuppressionHit hit, String recipient, Instant at, String feedbackId) {
        var bounce = bounce(hit.holder());
        if (hit.reason() == SuppressionReason.COMPLAINT) {
            return new SuppressionEvent(
                    "Complaint",
                    EventJson.complaint(at, feedbackId, recipient, Optional.of(bounce.subType()), Optional.empty()));
        }
        var bounced = new Decision.Bounced(bounce, STATUS, diagnostic(hit.holder()), "suppression");
        return new SuppressionEvent(
                "Bounce", EventJson.bounce(at, feedbackId, recipient, bounced, Optional.empty(), REPORTING_MTA));
    }

    private static Bounce bounce(SuppressionHit.Holder holder) {
        return switch (holder) {
            case ACCOUNT -> Bounce.ON_ACCOUNT_LIST;
            case TENANT -> Bounce.ON_TENANT_LIST;
            case GLOBAL -> Bounce.SUPPRESSED;
        };
    }

    private static String diagnostic(SuppressionHit.Holder holder) {
        return switch (holder) {
            case ACCOUNT -> ON_LIST.formatted("account");
            case TENANT -> ON_LIST.formatted("tenant");
            case GLOBAL -> GLOBAL;
        };
    }
}
