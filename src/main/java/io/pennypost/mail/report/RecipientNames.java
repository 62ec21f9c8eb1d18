package io.pennypost.mail.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Finds the lines of a text that name a recipient.
final class RecipientNames {
    private static final String ADDRESS = "<?(" + Addresses.ADDRESS + ")>?";

    /// Lines that name a recipient, the surest first.
    private static final List<Pattern> NAMES = List.of(
            Pattern.compile("(?i)\\s*(?:(?:final|original)-recipient: ?(?:rfc822;)?|original address: |recipient: )\\s*"
                    + ADDRESS + ".*"),
            Pattern.compile("\\s*(?:[-*>]|\\d\\.)?\\s*<(" + Addresses.ADDRESS + ")>\\s*(?:[:.(].*)?"),
            Pattern.compile("\\s*[->*]?\\s*[\"']?(" + Addresses.ADDRESS + ")[\"']?\\s*(?:[:;.\\[(,].*| on .*)?"),
            Pattern.compile("\\s*(?:<<< )?[45]\\d\\d[ -](?:[245]\\.\\d+\\.\\d+ )?<(" + Addresses.ADDRESS + ")>.*"),
            Pattern.compile("(?i).*(?:could not be delivered to|delivery to|rcpt to|failed recipient|recipient"
                    + "|delivered to|deliver (?:mail |message |your message )?to|addressed to|undeliverable +to"
                    + "|delivery failed)[: ]*\\s*[<'\"]?(" + Addresses.ADDRESS + ")[>'\"]?.*"),
            Pattern.compile("(?i).*(?:user|mailbox|address|account|attempts)[^@:]{0,60}[: ]\\s*" + ADDRESS + ".*"),
            Pattern.compile(".*(?<!\\d)5\\d\\d[ -].{0,200}?<(" + Addresses.ADDRESS + ")>.*"),
            Pattern.compile("\\s*(" + Addresses.ADDRESS + ")\\s+\\S.*"),
            Pattern.compile(".*<(" + Addresses.ADDRESS + ")>.*"),
            Pattern.compile("(?i)\\s*to:?\\s+" + ADDRESS + ".*"));

    /// Forms in which nobody but a recipient is named.
    private static final int SURE_NAMES = 3;

    private RecipientNames() {}

    /// Recipients in lower case, and the lines that name them first, by the surest form that finds any.
    ///
    /// @param senders addresses that are not recipients: whoever the report is for
    static Map<String, Integer> in(List<String> lines, List<String> senders) {
        for (var name : NAMES) {
            var found = find(lines, name, senders);
            if (!found.isEmpty()) {
                return found;
            }
        }
        // Whoever wrote to himself is told of himself.
        return NAMES.subList(0, SURE_NAMES).stream()
                .map(name -> find(lines, name, List.of()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }

    private static Map<String, Integer> find(List<String> lines, Pattern name, List<String> senders) {
        var found = new LinkedHashMap<String, Integer>();
        for (var i = 0; i < lines.size() && found.size() < DeliveryStatus.RECIPIENTS_MAX; i++) {
            if (lines.get(i).indexOf('@') < 0) {
                continue;
            }
            var match = name.matcher(lines.get(i));
            if (match.matches() && senders.stream().noneMatch(match.group(1)::equalsIgnoreCase)) {
                found.putIfAbsent(match.group(1).toLowerCase(Locale.ROOT), i);
            }
        }
        return found;
    }
}
