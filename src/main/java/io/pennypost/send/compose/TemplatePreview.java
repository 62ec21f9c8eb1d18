package io.pennypost.send.compose;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.mail.mime.DateField;
import io.pennypost.mail.mime.Draft;
import io.pennypost.mail.mime.Header;
import io.pennypost.mail.mime.HeaderEdit;
import io.pennypost.mail.mime.HeaderField;
import io.pennypost.mail.mime.MessageComposer;
import io.pennypost.ses.template.EmailTemplates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Shows the mail that a template makes of some data, without sender, recipients and ids, since there are none.
public final class TemplatePreview {
    /// Characters of a rendered part.
    private static final int LENGTH_MAX = 10 << 20;

    /// Stands where the composer wants a sender; nobody sees it.
    private static final Mailbox NOBODY = Mailbox.of(new Address("nobody", "localhost"));

    private final EmailTemplates templates;
    private final MessageComposer composer;
    private final InstantSource clock;

    /// @param composer the one that composes what is sent
    public TemplatePreview(EmailTemplates templates, MessageComposer composer, InstantSource clock) {
        this.templates = templates;
        this.composer = composer;
        this.clock = clock;
    }

    /// The MIME text: Date, Subject, and the parts.
    ///
    /// @param data a JSON object as text
    /// @throws io.pennypost.ses.NotFound                           when there is no such template
    /// @throws io.pennypost.ses.template.InvalidRenderingParameter when the data is not usable
    /// @throws io.pennypost.ses.template.MissingRenderingAttribute when the data lacks a variable
    public String of(Scope scope, String templateName, String data) {
        var rendered = templates.render(scope, templateName, data, LENGTH_MAX);
        var now = clock.instant();
        var draft = new Draft(
                NOBODY,
                List.of(),
                List.of(),
                List.of(),
                Optional.of(Draft.Text.of(rendered.subject().orElse(""))),
                rendered.text().map(TemplateText::of),
                rendered.html().map(TemplateText::of),
                List.of(),
                List.of(),
                "preview@localhost",
                now);
        try {
            var message = composer.compose(draft);
            var edited = new HeaderEdit(Header.scan(message))
                    .remove("From")
                    .remove("Message-ID")
                    .remove("Date")
                    .prepend(new HeaderField("Date", DateField.format(now)))
                    .applyTo(message);
            return new String(edited, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("Composing in heap does not fail.", e);
        }
    }
}
