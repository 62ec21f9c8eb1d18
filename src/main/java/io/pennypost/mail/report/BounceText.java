package io.pennypost.mail.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads what servers write for people about a failed delivery: qmail, Exim, Exchange, Notes and many others.
///
/// The text ends where the copied mail begins. Each recipient's block begins at the line that names him and ends at
/// the next one's.
final class BounceText {
    private static final int LINES_MAX = 1_000;
    private static final int LINE_MAX = 500;

    /// Lines behind which the mail is copied.
    private static final Pattern COPY = Pattern.compile(
            "(?i)(?:-+ ?(?:below this line is a copy|this is a copy of (?:the|your) message|original message"
                    + "|(?:unsent|returned|undelivered|unsent) message|the header of the original|enclosed (?:is|are)"
                    + "|message header|copy of your message|forwarded message|mensaje original|the body of the message"
                    + "|original mail|received header|message text|\\s*original message)"
                    + "|(?:the )?original message (?:follows|headers follow|headers|header)"
                    + "|content-type: message/(?:rfc822|partial)|message contents follow"
                    + "|(?:(?:the )?(?:text|first) .{0,40}of (?:the|your) (?:original )?(?:message|mail))"
                    + "|original message headers:?|your original message|message headers follow|----- forwarded by"
                    + "|>from:|included is a copy|a copy of the original message|your message (?:reads|follows)"
                    + "|your original (?:mail|message)|returned mail follows|======= original mail).*");

    private static final Pattern HEADER_OF_COPY = Pattern.compile("(?i)(?:received: (?:from|by)|return-path: ?<).*");

    private static final Pattern ANOTHER_REPLY = Pattern.compile("\\s*(?:<<< |>>> )?([A-Z]{4}|[245]\\d\\d)\\b");

    private static final Pattern QUOTED = Pattern.compile("> ?(?!\\s*" + Addresses.ADDRESS + "\\s*$).*");

    private final String human;
    private final List<Block> blocks;

    private BounceText(String human, List<Block> blocks) {
        this.human = human;
        this.blocks = blocks;
    }

    /// A recipient and the lines about him.
    record Block(String recipient, String text) {}

    /// Takes the part for people apart.
    ///
    /// @param senders addresses that are not recipients: whoever the report is for
    static BounceText read(String human, List<String> senders) {
        var lines = human.lines().toList();
        return new BounceText(human, cut(lines, RecipientNames.in(lines, senders)));
    }

    /// All of it.
    String human() {
        return human;
    }

    /// The blocks of all recipients that it names.
    List<Block> blocks() {
        return blocks;
    }

    /// The part for people: without the copied mail.
    static String ofPeople(String text) {
        var kept = new StringBuilder();
        var number = 0;
        for (var line : text.lines().limit(LINES_MAX).toList()) {
            number++;
            var bounded = line.length() > LINE_MAX ? line.substring(0, LINE_MAX) : line;
            if (COPY.matcher(bounded.strip()).matches()
                    || (number > 2 && HEADER_OF_COPY.matcher(bounded).matches())) {
                break;
            }
            kept.append(bounded).append('\n');
        }
        return kept.toString();
    }

    /// Without the lines that a person quotes.
    static String withoutQuotes(String human) {
        return human.lines().filter(line -> !QUOTED.matcher(line).matches()).collect(Collectors.joining("\n"));
    }

    private static List<Block> cut(List<String> lines, Map<String, Integer> starts) {
        var blocks = new ArrayList<Block>();
        var begins = starts.values().stream().distinct().toList();
        starts.forEach((recipient, begin) -> {
            var next =
                    begins.stream().filter(other -> other > begin).findFirst().orElse(lines.size());
            blocks.add(new Block(recipient, String.join("\n", lines.subList(begin, next))));
        });
        return blocks;
    }

    /// What it says of one recipient among others, with what it says of all; everything when it names nobody else.
    String about(List<String> addresses) {
        if (blocks.size() < 2) {
            return human;
        }
        return blocks.stream()
                .filter(block -> addresses.stream().anyMatch(block.recipient()::equalsIgnoreCase))
                .findFirst()
                .map(block -> block.text() + "\n" + beforeAll())
                .orElse("");
    }

    private String beforeAll() {
        var first = human.indexOf(blocks.getFirst().text().lines().findFirst().orElse(""));
        return first < 0 ? "" : human.substring(0, first);
    }

    /// The line with a server's refusal and those that go on with it; else the whole block.
    static String refusal(String block) {
        var lines = block.lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            var code = ReplyWords.code(lines.get(i));
            if (code.isPresent()) {
                var end = i + 1;
                while (end < lines.size() && goesOn(lines.get(end), code.get())) {
                    end++;
                }
                return String.join(" ", lines.subList(i, end)).strip();
            }
        }
        return paragraph(lines).orElse(block);
    }

    /// Neither empty nor the reply to something else.
    private static boolean goesOn(String line, int code) {
        var other = ANOTHER_REPLY.matcher(line);
        return !line.isBlank() && !(other.lookingAt() && !other.group(1).equals(String.valueOf(code)));
    }

    private static Optional<String> paragraph(List<String> lines) {
        var text = String.join(" ", lines).replaceAll("\\s+", " ").strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text.substring(0, Math.min(text.length(), 2_000)));
    }
}
