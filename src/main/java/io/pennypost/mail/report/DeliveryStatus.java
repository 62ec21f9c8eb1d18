package io.pennypost.mail.report;

import io.pennypost.mail.smtp.EnhancedCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads the machine's part of a delivery status notification (RFC 3464 §2): fields for the mail, then for each
/// recipient.
final class DeliveryStatus {
    /// More recipients than a transaction has.
    static final int RECIPIENTS_MAX = 200;

    private final Optional<String> reportingMta;
    private final List<Fields> recipients;

    private DeliveryStatus(Optional<String> reportingMta, List<Fields> recipients) {
        this.reportingMta = reportingMta;
        this.recipients = recipients;
    }

    static DeliveryStatus read(String text) {
        var blocks = Fields.blocks(text);
        return new DeliveryStatus(
                blocks.stream()
                        .flatMap(block -> block.first("Reporting-MTA").stream())
                        .findFirst()
                        .map(DeliveryStatus::withoutType),
                blocks.stream()
                        .filter(DeliveryStatus::isRecipient)
                        .limit(RECIPIENTS_MAX)
                        .toList());
    }

    private static boolean isRecipient(Fields block) {
        return block.first("Final-Recipient").isPresent()
                || block.first("Original-Recipient").isPresent()
                || block.first("Action").isPresent();
    }

    Optional<String> reportingMta() {
        return reportingMta;
    }

    /// What is said of each recipient.
    ///
    /// @param words what the report says for people
    List<RecipientStatus> statuses(BounceText words) {
        var statuses = new ArrayList<RecipientStatus>();
        for (var block : recipients) {
            statuses.add(status(block, words));
        }
        return statuses;
    }

    private RecipientStatus status(Fields block, BounceText words) {
        // Some write the reason as a comment behind the code.
        var diagnostic = block.first("Diagnostic-Code")
                .or(() -> block.first("Status"))
                .map(DeliveryStatus::withoutType)
                .orElse("");
        var addresses = addresses(block);
        var status = block.first("Status").flatMap(ReplyWords::enhanced);
        var told = ReplyWords.enhanced(diagnostic);
        return new RecipientStatus(
                action(block, status),
                addresses,
                // The server's own code is finer than the `5.0.0` of who reports it.
                status.isEmpty() || status.get().is(0, 0) ? told.or(() -> status) : status,
                ReplyWords.code(diagnostic),
                diagnostic,
                recipients.size() == 1 ? words.human() : words.about(addresses),
                block.first("Remote-MTA").map(DeliveryStatus::withoutType),
                "rfc3464");
    }

    /// Words of RFC 3464 §2.3.3, and those that are near them.
    private static Action action(Fields block, Optional<EnhancedCode> status) {
        var word = block.first("Action").orElse("").strip().toLowerCase(Locale.ROOT);
        if (word.startsWith("fail")) {
            return Action.FAILED;
        }
        if (word.startsWith("delayed")) {
            return Action.DELAYED;
        }
        if (word.startsWith("deliver")) {
            return Action.DELIVERED;
        }
        if (word.startsWith("relayed")) {
            return Action.RELAYED;
        }
        if (word.startsWith("expanded")) {
            return Action.EXPANDED;
        }
        return status.map(code -> code.category() == 2).orElse(false) ? Action.DELIVERED : Action.FAILED;
    }

    /// RFC 3464 §2.3.1 and §2.3.2; `X-Actual-Recipient` is where an alias led to. The final one comes first, as SES
    /// tells it, unless its domain is but the name of a machine.
    private static List<String> addresses(Fields block) {
        var addresses = new LinkedHashSet<String>();
        for (var name : List.of("Final-Recipient", "Original-Recipient", "X-Actual-Recipient")) {
            block.first(name)
                    .map(DeliveryStatus::withoutType)
                    .map(DeliveryStatus::fromXtext)
                    .flatMap(Addresses::first)
                    .ifPresent(addresses::add);
        }
        return addresses.stream()
                .sorted(Comparator.comparing(address -> address.indexOf('.', address.lastIndexOf('@')) < 0))
                .toList();
    }

    /// `rfc822; ann@example.org` and `dns; mx.example.org` without the type.
    static String withoutType(String value) {
        var semicolon = value.indexOf(';');
        var typed =
                semicolon > 0 && semicolon < 20 && value.substring(0, semicolon).indexOf(' ') < 0;
        return (typed ? value.substring(semicolon + 1) : value).strip();
    }

    /// RFC 3461 §4: `+` and two digits of hexadecimal stand for a character.
    private static String fromXtext(String value) {
        if (value.indexOf('+') < 0) {
            return value;
        }
        var text = new StringBuilder(value.length());
        for (var i = 0; i < value.length(); i++) {
            // Only `+` and `=` must be written so in addresses; `ann+42@…` of those who know no xtext stays.
            if (value.startsWith("+2B", i) || value.startsWith("+3D", i)) {
                text.append(value.charAt(i + 1) == '2' ? '+' : '=');
                i += 2;
            } else {
                text.append(value.charAt(i));
            }
        }
        return text.toString();
    }
}
