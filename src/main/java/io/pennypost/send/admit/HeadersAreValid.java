package io.pennypost.send.admit;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The header fields of composed content are ones that a caller may set, each at most once where SES allows it once;
/// and
/// nothing in subject or fields breaks a line.
final class HeadersAreValid implements Check {
    private static final int COUNT_MAX = 15;
    private static final int NAME_MAX = 126;
    private static final int VALUE_MAX = 995;
    private static final int FIELD_MAX = 996;

    /// Fields that SES writes itself.
    private static final Set<String> OWNED = Set.of(
            "from",
            "sender",
            "to",
            "cc",
            "bcc",
            "reply-to",
            "subject",
            "date",
            "message-id",
            "return-path",
            "dkim-signature",
            "mime-version",
            "received",
            "feedback-id");

    @Override
    public Optional<Refusal> check(Candidate candidate) {
        if (!(candidate.given.content() instanceof Submitted.Composable content)) {
            return Optional.empty();
        }
        if (content instanceof Submitted.Simple simple
                && breaksLine(simple.subject().data())) {
            return Optional.of(Refusal.Malformed.of("Header value contains illegal character: 'Subject'."));
        }
        if (content.headers().size() > COUNT_MAX) {
            return Optional.of(Refusal.Malformed.of("Number of headers exceeds " + COUNT_MAX + "."));
        }
        var seen = new HashSet<String>();
        for (var header : content.headers()) {
            var fault = fault(header, seen);
            if (fault.isPresent()) {
                return fault.map(Refusal.Malformed::of);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> fault(Submitted.Header header, Set<String> seen) {
        var name = header.name();
        var lower = name.toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            return Optional.of("The header name must be specified.");
        }
        if (name.length() > NAME_MAX || !name.chars().allMatch(c -> c > 32 && c < 127 && c != ':')) {
            return Optional.of("Invalid header name <" + name + ">.");
        }
        var value = header.value();
        if (value.isEmpty()
                || value.length() > VALUE_MAX
                || name.length() + value.length() > FIELD_MAX
                || !value.chars().allMatch(c -> c >= 32 && c < 127)) {
            return Optional.of("Invalid value of header <" + name + ">.");
        }
        if (OWNED.contains(lower) || lower.startsWith("content-") || lower.startsWith("x-ses-")) {
            return Optional.of("Header <" + name + "> cannot be set.");
        }
        if (!seen.add(lower) && OnceOnlyFields.contains(lower)) {
            return Optional.of("Duplicate header '" + name + "'.");
        }
        return Optional.empty();
    }

    private static boolean breaksLine(String text) {
        return text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\0') >= 0;
    }
}
