package io.pennypost.receive.action;

import io.pennypost.mail.mime.HeaderField;
import io.pennypost.ses.receiptrule.ReceiptAction;

/// Adds a header field for the actions that follow.
final class AddHeaderAction {
    private AddHeaderAction() {}

    static RunState perform(RunState state, ReceiptAction.AddHeader action) {
        // A value is checked for line breaks when the rule is written, and NUL can be no part of a header at all.
        return state.withAdded(
                new HeaderField(action.headerName(), action.headerValue().replace('\0', ' ')));
    }
}
