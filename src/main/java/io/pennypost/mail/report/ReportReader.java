package io.pennypost.mail.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Says what a mail is that came back.
///
/// Asked in this order, the first that fits ends it: a complaint; a report of another kind; a challenge; a delivery
/// status (RFC 3464); a bounce in words; an automatic reply (RFC 3834); else no report, even where it quotes one.
public final class ReportReader {
    private static final Pattern BROKEN = Pattern.compile("(?im)^final-recipient: ?rfc822;");

    private ReportReader() {}

    /// Reads a mail; never fails. What stands beyond the first megabyte is not looked at.
    public static Report read(byte[] octets) {
        var mail = Mail.read(octets);
        var text = text(mail);
        var human = BounceText.ofPeople(text);
        var original = original(mail, text, human);
        return ComplaintForms.read(mail, human, original)
                .<Report>map(complaint -> complaint)
                .or(() -> otherReport(mail))
                .or(() -> AutomaticReplies.challenge(mail.header(), human).map(Report.Challenge::new))
                .or(() -> statuses(mail, human, original))
                .or(() -> Notices.read(text))
                .or(() -> words(mail, text, human, original))
                .or(() -> AutomaticReplies.sign(mail.header()).map(Report.AutoReply::new))
                .orElseGet(() -> new Report.NoReport("not a report"));
    }

    private static String text(Mail mail) {
        var plain = join(mail, part -> part.isType("text/plain"));
        if (!plain.isBlank()) {
            return plain;
        }
        var html = join(mail, part -> part.isType("text/html"));
        return html.isBlank() ? join(mail, part -> part.isType(Mail.Part.PREAMBLE)) : HtmlText.words(html);
    }

    private static String join(Mail mail, java.util.function.Predicate<Mail.Part> wanted) {
        return mail.parts().stream().filter(wanted).map(Mail.Part::text).collect(Collectors.joining("\n"));
    }

    private static Original original(Mail mail, String text, String human) {
        return mail.parts().stream()
                .filter(Mail.Part::isCopy)
                .findFirst()
                .map(part -> Original.read(part.text()))
                .orElseGet(() -> human.length() < text.length() ? Original.read(copied(text, human)) : Original.NONE);
    }

    /// The copied mail that stands behind the words: from its first line that is a field.
    private static String copied(String text, String human) {
        var lines = text.lines().skip(human.lines().count()).toList();
        for (var i = 0; i < Math.min(lines.size(), 10); i++) {
            if (lines.get(i).matches("[A-Za-z][A-Za-z0-9-]{1,60}:.*")) {
                return String.join("\r\n", lines.subList(i, lines.size()));
            }
        }
        return "";
    }

    private static Optional<Report> otherReport(Mail mail) {
        if (mail.reportType().equals("disposition-notification")
                || !mail.partsOf("message/disposition-notification").isEmpty()) {
            return Optional.of(new Report.NoReport("disposition notification"));
        }
        if (mail.reportType().equals("tlsrpt")
                || !mail.partsOf("application/tlsrpt+gzip").isEmpty()) {
            return Optional.of(new Report.NoReport("TLS report"));
        }
        var subject = mail.header().read("Subject").toLowerCase(Locale.ROOT);
        return subject.contains("report domain:") && subject.contains("submitter:")
                ? Optional.of(new Report.NoReport("DMARC report"))
                : Optional.empty();
    }

    private static Optional<Report> statuses(Mail mail, String human, Original original) {
        var machine = mail.parts().stream()
                .filter(part -> part.type().startsWith("message/delivery-status")
                        || part.isType("message/global-delivery-status"))
                .map(Mail.Part::text)
                .collect(Collectors.joining("\n\n"));
        if (machine.isBlank()) {
            return Optional.empty();
        }
        return statuses(machine, mail, human, original);
    }

    private static Optional<Report> statuses(String machine, Mail mail, String human, Original original) {
        var read = DeliveryStatus.read(machine);
        var words = BounceText.read(human, senders(mail));
        var statuses = read.statuses(words);
        return statuses.isEmpty()
                ? Optional.empty()
                : Optional.of(new Report.Statuses(named(statuses, words), read.reportingMta(), original));
    }

    /// A report whose only recipient has no address may still name him in its words.
    private static List<RecipientStatus> named(List<RecipientStatus> statuses, BounceText words) {
        var only = statuses.getFirst();
        if (statuses.size() > 1 || !only.addresses().isEmpty()) {
            return statuses;
        }
        var named = words.blocks().stream()
                .map(BounceText.Block::recipient)
                .limit(1)
                .toList();
        return List.of(new RecipientStatus(
                only.action(),
                named,
                only.status(),
                only.replyCode(),
                only.diagnostic(),
                only.explanation(),
                only.remoteMta(),
                only.form()));
    }

    private static List<String> senders(Mail mail) {
        var header = mail.header();
        return Addresses.all(header.read("To") + " " + header.read("From"), 10);
    }

    private static Optional<Report> words(Mail mail, String text, String written, Original original) {
        var header = mail.header();
        var human = BounceSigns.isReplyOfPerson(header) ? BounceText.withoutQuotes(written) : written;
        var form = BounceSigns.form(human);
        var says = BounceSigns.areIn(header) || form.isPresent();
        if (!says && !BounceSigns.isFromNobody(header)) {
            return Optional.empty();
        }
        // A report whose structure broke on its way.
        if (says && BROKEN.matcher(text).find()) {
            return statuses(text, mail, human, original);
        }
        var words = BounceText.read(human, senders(mail));
        // From nobody, but neither in the name nor in the words of a bounce: away, or broken.
        if (!says
                && (AutomaticReplies.sign(header).isPresent()
                        || words.blocks().isEmpty()
                        || ReplyWords.code(human).isEmpty())) {
            return Optional.empty();
        }
        var inner = words.blocks().isEmpty() ? inner(mail) : Optional.<Report>empty();
        return inner.or(() -> Optional.of(new Report.Statuses(
                new WordedStatuses(header, words, original, form.orElse("text")).all(), Optional.empty(), original)));
    }

    /// The report that a report without names passes on.
    private static Optional<Report> inner(Mail mail) {
        return mail.parts().stream()
                .filter(Mail.Part::isCopy)
                .map(part -> Mail.read(part.text().stripLeading().getBytes(StandardCharsets.UTF_8)))
                .filter(copy -> copy.reportType().equals("delivery-status"))
                .findFirst()
                .flatMap(copy -> statuses(copy, BounceText.ofPeople(text(copy)), Original.NONE));
    }
}
