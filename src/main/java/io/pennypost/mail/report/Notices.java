package io.pennypost.mail.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads bounces and deliveries that a sending service tells in JSON, mailed as they are.
final class Notices {
    private static final Pattern KIND =
            Pattern.compile("\\{\\s*\"(?:notificationType|eventType)\"\\s*:\\s*\"(Bounce|Delivery)\"");

    private static final Pattern BOUNCED =
            Pattern.compile("\\{[^{}]{0,2000}\"emailAddress\"\\s*:\\s*\"(" + Addresses.ADDRESS + ")\"[^{}]{0,2000}\\}");

    private static final Pattern DELIVERED = Pattern.compile("\"recipients\"\\s*:\\s*\\[([^\\]]{0,4000})\\]");
    private static final Pattern SMTP_RESPONSE = Pattern.compile("\"smtpResponse\"\\s*:\\s*\"([^\"]{0,2000})\"");
    private static final Pattern DIAGNOSTIC = Pattern.compile("\"diagnosticCode\"\\s*:\\s*\"([^\"]{0,2000})\"");
    private static final Pattern STATUS = Pattern.compile("\"status\"\\s*:\\s*\"([^\"]{0,20})\"");

    private Notices() {}

    static Optional<Report> read(String human) {
        // The mail folded the long line of JSON, which may be a text within JSON.
        var json = human.replace("\n ", "").replace("\\\"", "\"");
        var kind = KIND.matcher(json);
        if (!kind.find()) {
            return Optional.empty();
        }
        var statuses = kind.group(1).equals("Bounce") ? bounced(json) : delivered(json);
        return statuses.isEmpty()
                ? Optional.empty()
                : Optional.of(new Report.Statuses(statuses, Optional.empty(), Original.NONE));
    }

    private static List<RecipientStatus> bounced(String json) {
        var statuses = new ArrayList<RecipientStatus>();
        var found = BOUNCED.matcher(json);
        while (found.find() && statuses.size() < DeliveryStatus.RECIPIENTS_MAX) {
            var diagnostic = first(DIAGNOSTIC, found.group())
                    .map(DeliveryStatus::withoutType)
                    .orElse("");
            statuses.add(status(
                    Action.FAILED, found.group(1), first(STATUS, found.group()).orElse(""), diagnostic));
        }
        return statuses;
    }

    private static List<RecipientStatus> delivered(String json) {
        var response = first(SMTP_RESPONSE, json).orElse("");
        return first(DELIVERED, json).stream()
                .flatMap(list -> Addresses.all(list, DeliveryStatus.RECIPIENTS_MAX).stream())
                .map(recipient -> status(Action.DELIVERED, recipient, response, response))
                .toList();
    }

    private static RecipientStatus status(Action action, String recipient, String status, String diagnostic) {
        return new RecipientStatus(
                action,
                List.of(recipient),
                ReplyWords.enhanced(status),
                ReplyWords.code(diagnostic),
                diagnostic,
                "",
                Optional.empty(),
                "notice");
    }

    private static Optional<String> first(Pattern pattern, String text) {
        return Optional.of(pattern.matcher(text)).filter(Matcher::find).map(found -> found.group(1));
    }
}
