package io.pennypost.receive.action;

import io.pennypost.mail.address.Address;
import io.pennypost.send.OwnMail;
import java.io.IOException;

/// Puts the mail into the inbox for people to read; ours, not of SES.
final class InboxAction {
    private final OwnMail own;

    InboxAction(OwnMail own) {
        this.own = own;
    }

    ActionResult perform(Occasion occasion) throws IOException {
        var mail = occasion.mail();
        var first = occasion.recipients().getFirst();
        var source = mail.sender().orElseGet(() -> new Address("mailer-daemon", first.domain()));
        var id = own.keep(mail.scope(), source, occasion.recipients(), occasion.content());
        return ActionResult.Done.go("kept in the inbox as " + id);
    }
}
