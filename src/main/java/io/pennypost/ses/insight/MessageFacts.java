package io.pennypost.ses.insight;

import io.pennypost.store.LedgerEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the ledger's line of a message says.
///
/// @param from        sender as it was given
/// @param identity    the identity that allowed it
/// @param destination the one recipient; empty when there were more
/// @param tags        name to value, automatic ones included
record MessageFacts(
        String messageId,
        Instant sentAt,
        String from,
        String identity,
        Optional<String> destination,
        String subject,
        Optional<String> configurationSet,
        Map<String, String> tags,
        boolean openTracked,
        boolean clickTracked) {
    static final String TENANT_TAG = "ses:tenant-name";
    private static final String IDENTITY = ":identity/";

    static MessageFacts of(LedgerEntry line) {
        var mail = JsonTree.of(line.json());
        var arn = mail.text("sourceArn").orElse("");
        var identity = arn.indexOf(IDENTITY);
        return new MessageFacts(
                line.sesMessageId(),
                line.at(),
                mail.text("source").orElse(""),
                identity < 0 ? "" : arn.substring(identity + IDENTITY.length()),
                line.recipients() == 1 ? line.recipient() : Optional.empty(),
                mail.object("commonHeaders").text("subject").orElse(""),
                line.configurationSet(),
                tags(mail.object("tags")),
                mail.isTrue("openTracked"),
                mail.isTrue("clickTracked"));
    }

    private static Map<String, String> tags(JsonTree tags) {
        var read = new TreeMap<String, String>();
        tags.members().forEach((name, values) -> {
            if (values instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof String value) {
                read.put(name, value);
            }
        });
        return read;
    }

    Optional<String> tenant() {
        return Optional.ofNullable(tags.get(TENANT_TAG));
    }

    /// The provider of the one recipient.
    Isp isp() {
        return destination.map(Isp::of).orElse(Isp.UNKNOWN);
    }

    boolean isForSimulator() {
        return destination
                .filter(address -> address.endsWith("@simulator.amazonses.com"))
                .isPresent();
    }
}
