package io.pennypost.receive.action;

import io.pennypost.mail.address.Address;
import io.pennypost.receive.ReceivedMail;
import io.pennypost.store.Body;
import java.io.IOException;
import java.util.List;

/// What an action works on.
///
/// @param recipients those of the mail that the rule is about
record Occasion(ReceivedMail mail, RunState state, List<Address> recipients) {
    static Occasion of(ReceivedMail mail, RunState state) {
        return new Occasion(mail, state, state.recipients());
    }

    MailVerdicts verdicts() {
        return state.verdicts();
    }

    /// The mail with the fields that actions before this one added.
    Body content() throws IOException {
        return AmendedMail.with(mail.body(), state.added());
    }
}
