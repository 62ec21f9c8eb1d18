package io.pennypost.receive.action;

import io.pennypost.mail.address.Address;
import io.pennypost.mail.mime.HeaderField;
import io.pennypost.mail.srs.SenderRewriting;
import io.pennypost.send.OwnMail;
import java.io.IOException;
import java.time.InstantSource;

/// Sends the mail on to another address, as it is but for the trace; ours, not of SES.
final class ForwardAction {
    private static final String TRACE = "Delivered-To";

    private final OwnMail own;
    private final SenderRewriting senders;
    private final InstantSource clock;

    ForwardAction(OwnMail own, SenderRewriting senders, InstantSource clock) {
        this.own = own;
        this.senders = senders;
        this.clock = clock;
    }

    ActionResult perform(Occasion occasion, Address to) throws IOException {
        var mail = occasion.mail();
        var recipient = occasion.recipients().getFirst();
        var content = occasion.content();
        if (AmendedMail.header(content).all(TRACE).stream()
                .anyMatch(field -> field.value().equalsIgnoreCase(recipient.toString()))) {
            throw new RefusedException("The mail was at " + recipient + " before: it goes round in a loop.");
        }
        // RFC 5321 §4.4: Return-Path is for the last host alone.
        var forwarded = AmendedMail.edited(
                content, edit -> edit.remove("Return-Path").prepend(new HeaderField(TRACE, recipient.toString())));
        var reversePath = mail.sender()
                .flatMap(sender -> senders.forward(sender, clock.instant()))
                .map(Address::toString)
                .orElse("");
        var id = own.forward(mail.scope(), recipient, reversePath, to, forwarded);
        return ActionResult.Done.go("forwarded to " + to + " as " + id);
    }
}
