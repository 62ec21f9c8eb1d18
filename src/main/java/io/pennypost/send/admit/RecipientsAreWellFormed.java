package io.pennypost.send.admit;

import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.AddressList;
import io.pennypost.mail.address.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every recipient and reply-to is an address. One that is not refuses the whole message.
///
/// Looked at in the order that SES was seen to use: Cc, Bcc, To, then Reply-To.
final class RecipientsAreWellFormed implements Check {
    @Override
    public Optional<Refusal> check(Candidate candidate) {
        // An empty destination of a raw message is none: its headers name the recipients.
        var destination = candidate.given.destination().filter(given -> given.size() > 0 || candidate.raw.isEmpty());
        var refusal = destination.isPresent()
                ? readGiven(candidate, destination.get())
                : candidate.raw.flatMap(raw -> readHeaders(candidate, raw));
        if (refusal.isPresent()) {
            return refusal;
        }
        var replyTo = new ArrayList<Mailbox>();
        refusal = read(candidate.given.replyTo(), replyTo);
        candidate.replyTo = List.copyOf(replyTo);
        candidate.recipients = envelope(candidate);
        return refusal;
    }

    private static Optional<Refusal> readGiven(Candidate candidate, Submitted.Destination destination) {
        var cc = new ArrayList<Mailbox>();
        var bcc = new ArrayList<Mailbox>();
        var to = new ArrayList<Mailbox>();
        var refusal = read(destination.cc(), cc)
                .or(() -> read(destination.bcc(), bcc))
                .or(() -> read(destination.to(), to));
        candidate.cc = List.copyOf(cc);
        candidate.bcc = List.copyOf(bcc);
        candidate.to = List.copyOf(to);
        return refusal;
    }

    private static Optional<Refusal> read(List<String> texts, List<Mailbox> mailboxes) {
        for (var text : texts) {
            switch (Addresses.parse(text)) {
                case Addresses.Bad bad -> {
                    return Optional.of(bad.refusal());
                }
                case Addresses.Good good -> mailboxes.add(good.mailbox());
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> readHeaders(Candidate candidate, RawFacts raw) {
        for (var list : List.of(raw.cc(), raw.bcc(), raw.to())) {
            if (!list.faults().isEmpty()) {
                // The strict parser knows in which of SES's words the fault is told.
                var fault = list.faults().getFirst();
                return Addresses.parse(fault) instanceof Addresses.Bad bad
                        ? Optional.of(bad.refusal())
                        : Optional.of(Refusal.Malformed.of("Illegal address"));
            }
        }
        candidate.to = mailboxes(raw.to());
        candidate.cc = mailboxes(raw.cc());
        candidate.bcc = mailboxes(raw.bcc());
        return Optional.empty();
    }

    private static List<Mailbox> mailboxes(AddressList list) {
        return list.mailboxes();
    }

    private static List<Address> envelope(Candidate candidate) {
        var recipients = new ArrayList<Address>();
        for (var list : List.of(candidate.to, candidate.cc, candidate.bcc)) {
            for (var mailbox : list) {
                recipients.add(mailbox.address());
            }
        }
        return List.copyOf(recipients);
    }
}
