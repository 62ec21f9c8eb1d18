package io.pennypost.api.sesv2;

import io.pennypost.ses.BadRequest;
import io.pennypost.ses.tenant.SendingStatus;

/// The filter `SENDING_STATUS` of listings.
final class StatusFilter {
    private StatusFilter() {}

    /// @throws BadRequest when there is no such status
    static SendingStatus parse(String text) {
        try {
            return SendingStatus.valueOf(text);
        } catch (IllegalArgumentException unknown) {
            throw new BadRequest("Invalid sending status " + text + " specified.");
        }
    }
}
