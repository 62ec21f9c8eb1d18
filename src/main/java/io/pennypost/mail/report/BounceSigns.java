package io.pennypost.mail.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells a bounce that is no RFC 3464 report, by who sends it, what it is called, and what servers always write.
final class BounceSigns {
    private static final Pattern SENDER = Pattern.compile(
            "(?i).*(?:mailer-?daemon|mdaemon@|post_?master|poostmaster|mail delivery|mail deliver system|mail administrator"
                    + "|delivery subsystem|mailsub|mail system|<>).*");

    private static final Pattern SUBJECT =
            Pattern.compile("(?i)(?:permanent delivery|undeliver|undelivered|returned (?:mail|message|e-?mail)"
                    + "|failure notice|delivery (?:status|failure|report|problem|notification|failed)|mail delivery"
                    + "|mail (?:system )?(?:error|failure)|non-?delivery|could not be delivered|message (?:delivery|you sent)"
                    + "|unzustellbar|unzustellbarkeit|email delivery failure|nicht zustellbar|bounced mail"
                    + "|error sending|warning: (?:message|could not)|not delivered|メールエラー|不達|未達|配信|배달).*");

    private static final Pattern REPLY = Pattern.compile("(?i)(?:re|aw|sv|vs|antw|rif|rép|回复|返信) ?:");

    /// Forms by words that their servers always write.
    private static final List<Form> FORMS = List.of(
            new Form("qmail", "this is the qmail-send program"),
            new Form("exim", "this message was created automatically by mail delivery software"),
            new Form("gmail", "delivery to the following recipient"),
            new Form("postfix", "this is the mail system at host"),
            new Form("postfix", "this is the postfix program"),
            new Form("sendmail", "transcript of session follows"),
            new Form("exchange", "diagnostic information for administrators"),
            new Form("exchange", "did not reach the following recipient"),
            new Form("kddi", "could not be delivered to:"),
            new Form("kddi", "each of the following recipients was rejected"),
            new Form("ezweb", "the user(s) account is"),
            new Form("yahoo", "unable to deliver your message to the following address"),
            new Form("notes", "failure reasons"),
            new Form("fml", "you are not a member of this mailing list"),
            new Form("groupwise", "votre message n'a pas pu etre delivre"));

    private BounceSigns() {}

    private record Form(String name, String words) {}

    /// Whether sender, name or a field of the header say that this is a bounce.
    static boolean areIn(Fields header) {
        return header.first("X-Failed-Recipients").isPresent()
                || SENDER.matcher(header.read("From")).matches()
                || SUBJECT.matcher(header.read("Subject").strip()).lookingAt();
    }

    /// Whether a person answers, and may quote a bounce.
    static boolean isReplyOfPerson(Fields header) {
        return REPLY.matcher(header.read("Subject").strip()).lookingAt()
                && !SENDER.matcher(header.read("From")).matches();
    }

    /// Whether it came with the empty return path, as reports and automatic replies should.
    static boolean isFromNobody(Fields header) {
        return header.first("Return-Path")
                        .map(path -> path.strip().equals("<>"))
                        .orElse(false)
                || header.first("Envelope-From")
                        .map(path -> path.strip().equals("<>"))
                        .orElse(false);
    }

    /// Whose words these are.
    static Optional<String> form(String human) {
        var text = human.toLowerCase(Locale.ROOT);
        return FORMS.stream()
                .filter(form -> text.contains(form.words()))
                .map(Form::name)
                .findFirst();
    }
}
