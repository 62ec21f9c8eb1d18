package io.pennypost.send;

import io.pennypost.auth.Caller;
import io.pennypost.send.admit.Submitted;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.identity.IdentityName;
import io.pennypost.ses.identity.IdentityType;
import io.pennypost.ses.identity.Ownership;
import io.pennypost.ses.template.CustomVerificationTemplates;
import io.pennypost.ses.template.FromEmailAddressNotVerified;
import io.pennypost.ses.template.ProductionAccessNotGranted;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Asks an address's owner to verify it, in a mail of the account's own making.
///
/// The mail goes the way of all mail of the account: admitted, counted, signed. What is added to its content is the
/// link, and a line for those who did not ask for it.
public final class CustomVerification {
    private final Submission submission;
    private final CustomVerificationTemplates templates;
    private final Ownership ownership;
    private final Accounts accounts;

    public CustomVerification(
            Submission submission, CustomVerificationTemplates templates, Ownership ownership, Accounts accounts) {
        this.submission = submission;
        this.templates = templates;
        this.ownership = ownership;
        this.accounts = accounts;
    }

    /// What is asked for.
    ///
    /// @param address who is asked, and becomes an identity if need be
    public record Request(
            String address, String template, Optional<String> configurationSet, Submitted.Door door, long sizeMax) {}

    /// Whether there is a template of this name.
    public boolean hasTemplate(Caller caller, String name) {
        return templates.find(caller.scope(), name).isPresent();
    }

    /// Sends the mail. If it is refused, there is no new identity either.
    ///
    /// @throws BadRequest                  `Email address not specified.`, `Invalid email address<X>.`
    /// @throws NotFound                    there is no such template
    /// @throws ProductionAccessNotGranted  the account is in the sandbox
    /// @throws FromEmailAddressNotVerified the template's sender is no verified identity any more
    public Submission.Answer send(Caller caller, Request request) {
        var scope = caller.scope();
        var address = address(request.address());
        var whole = templates.require(scope, request.template());
        var template = whole.template();
        if (!accounts.of(scope).productionAccess()) {
            throw new ProductionAccessNotGranted();
        }
        if (!templates.isSenderVerified(scope, template)) {
            throw new FromEmailAddressNotVerified(template.fromEmailAddress());
        }
        var invitation = ownership.invite(scope, address, template.name());
        var content = new Submitted.Simple(
                new Submitted.Text(template.subject(), Optional.empty()),
                Optional.empty(),
                Optional.of(new Submitted.Text(html(whole.content(), invitation.link()), Optional.of("UTF-8"))),
                List.of(),
                List.of());
        var accepted = false;
        try {
            var answer = submission.submit(caller, message(request, template.fromEmailAddress(), address, content));
            accepted = answer instanceof Submission.Answer.Accepted;
            return answer;
        } finally {
            if (accepted) {
                ownership.invited(invitation);
            } else {
                ownership.withdraw(invitation);
            }
        }
    }

    private static IdentityName address(String text) {
        if (text.isEmpty()) {
            throw new BadRequest("Email address not specified.");
        }
        return IdentityName.parse(text)
                .filter(name -> name.type() == IdentityType.EMAIL_ADDRESS)
                .orElseThrow(() -> new BadRequest("Invalid email address<" + text + ">."));
    }

    private static Submitted message(Request request, String from, IdentityName to, Submitted.Simple content) {
        return new Submitted(
                request.door(),
                "SendCustomVerificationEmail",
                Optional.of(from),
                Optional.of(new Submitted.Destination(List.of(to.text()), List.of(), List.of())),
                List.of(),
                Optional.empty(),
                request.configurationSet(),
                List.of(),
                content,
                request.sizeMax());
    }

    /// The content as given, and the rest at its end: before the body is closed, where it is.
    private static String html(String content, String link) {
        int end = content.toLowerCase(Locale.ROOT).lastIndexOf("</body");
        int at = end < 0 ? content.length() : end;
        return content.substring(0, at) + addition(link) + content.substring(at);
    }

    private static String addition(String link) {
        return """

                <p><a href="%s">%s</a></p>
                <p>If you did not request to verify this email address, please disregard this message.</p>
                """.formatted(link, link);
    }
}
