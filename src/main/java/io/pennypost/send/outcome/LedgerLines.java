package io.pennypost.send.outcome;

import io.pennypost.auth.Caller;
import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.send.admit.Admitted;
import io.pennypost.send.compose.Composed;
import io.pennypost.send.spool.Envelope;
import io.pennypost.send.spool.Ids;
import io.pennypost.ses.configset.ConfigurationSet;
import io.pennypost.ses.simulator.SimulatorAddress;
import io.pennypost.ses.suppression.SuppressionHit;
import io.pennypost.store.LedgerEntry;
import io.pennypost.store.LedgerEntry.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// Writes the lines of the ledger: what was accepted, what was tried, what came of it.
public final class LedgerLines {
    private final LongSupplier nextId;

    /// Takes ids from the spool, so that they follow the order of what happened.
    public LedgerLines(LongSupplier nextId) {
        this.nextId = nextId;
    }

    /// The lines of an accepted message: the message itself, and its `Send` event.
    public List<LedgerEntry> accepted(Admitted message, Composed composed, Ids ids) {
        return lines(message, composed.headers(), composed.body().size(), ids, "Send", "{}");
    }

    /// The lines of a message whose template could not be rendered: the message itself, and its event.
    public List<LedgerEntry> unrendered(Admitted message, Optional<String> templateName, String reason, Ids ids) {
        var headers = List.of(
                new Composed.Header("From", addresses(message.from())),
                new Composed.Header("To", addresses(message.to())));
        return lines(message, headers, 0, ids, "Rendering Failure", EventJson.renderingFailure(templateName, reason));
    }

    private static String addresses(List<Mailbox> mailboxes) {
        return mailboxes.stream().map(mailbox -> mailbox.address().toString()).collect(Collectors.joining(", "));
    }

    private List<LedgerEntry> lines(
            Admitted message, List<Composed.Header> headers, long size, Ids ids, String event, String detail) {
        var scope = message.caller().scope();
        var set = message.configurationSet().map(ConfigurationSet::name);
        var destination = message.recipients().stream().map(Address::toString).toList();
        var mail = new MailObject(
                ids.at(),
                message.given()
                        .source()
                        .orElseGet(() -> message.source().address().toString()),
                message.identityOwner().sesArn("identity/" + message.identityName()),
                scope.account(),
                ids.ses(),
                destination,
                headers,
                tags(message, set),
                message.feedback().toString());
        return List.of(
                line(message, ids, Kind.MESSAGE, "Message", destination.size(), mail.toJson(size)),
                line(message, ids, Kind.EVENT, event, message.countedRecipients(), detail));
    }

    private LedgerEntry line(Admitted message, Ids ids, Kind kind, String type, int recipients, String json) {
        var destination = message.recipients().stream().map(Address::toString).toList();
        return new LedgerEntry(
                nextId.getAsLong(),
                message.caller().scope(),
                ids.at(),
                kind,
                type,
                ids.ses(),
                only(destination),
                message.configurationSet().map(ConfigurationSet::name),
                recipients,
                json);
    }

    /// The line of a notice of our own: it has no events and is not counted.
    public List<LedgerEntry> acceptedSystemMail(
            Scope scope, Composed composed, Ids ids, Address sender, Address recipient) {
        var mail = new MailObject(
                ids.at(),
                sender.toString(),
                "",
                scope.account(),
                ids.ses(),
                List.of(recipient.toString()),
                composed.headers(),
                Map.of(),
                "");
        return List.of(new LedgerEntry(
                nextId.getAsLong(),
                scope,
                ids.at(),
                Kind.MESSAGE,
                "SystemMessage",
                ids.ses(),
                Optional.of(recipient.toString()),
                Optional.empty(),
                1,
                mail.toJson(composed.body().size())));
    }

    /// The event of a recipient that gets nothing.
    public LedgerEntry suppressed(
            Scope scope, Envelope envelope, Instant at, String recipient, SuppressionHit hit, String feedbackId) {
        var event = SuppressionEvent.of(hit, recipient, at, feedbackId);
        return line(
                scope,
                envelope,
                at,
                Kind.EVENT,
                event.type(),
                Optional.of(recipient),
                counted(recipient),
                event.json());
    }

    /// Whether a recipient counts: those of the simulator leave reputation alone.
    static int counted(String recipient) {
        return SimulatorAddress.of(recipient).isPresent() ? 0 : 1;
    }

    /// A line about a message that is being delivered.
    LedgerEntry line(
            Scope scope,
            Envelope envelope,
            Instant at,
            Kind kind,
            String type,
            Optional<String> recipient,
            int recipients,
            String json) {
        return new LedgerEntry(
                nextId.getAsLong(),
                scope,
                at,
                kind,
                type,
                envelope.sesMessageId(),
                recipient,
                envelope.configurationSet(),
                recipients,
                json);
    }

    private static Optional<String> only(List<String> recipients) {
        return recipients.size() == 1 ? Optional.of(recipients.getFirst()) : Optional.empty();
    }

    private static Map<String, List<String>> tags(Admitted message, Optional<String> set) {
        var tags = new TreeMap<String, List<String>>();
        message.tags().forEach(tag -> tags.put(tag.name(), List.of(tag.value())));
        tags.put("ses:operation", List.of(message.given().operation()));
        set.ifPresent(name -> tags.put("ses:configuration-set", List.of(name)));
        message.tenant().ifPresent(tenant -> tags.put("ses:tenant-name", List.of(tenant.name())));
        tags.put("ses:source-ip", List.of(message.caller().sourceIp()));
        tags.put("ses:from-domain", List.of(message.from().getFirst().address().domain()));
        tags.put("ses:caller-identity", List.of(identity(message.caller())));
        return tags;
    }

    /// The last part of the principal's ARN: `root`, or the name of a user or role.
    private static String identity(Caller caller) {
        var arn = caller.principalArn();
        return arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
    }
}
