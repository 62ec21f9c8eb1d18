package io.pennypost.send.compose;

import io.pennypost.send.admit.Admitted;
import io.pennypost.send.admit.ReadyTemplate;
import io.pennypost.send.admit.Submitted;
import io.pennypost.ses.template.engine.RenderingFailure;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Renders the template of an admitted message, if it has one.
public final class TemplateRendering {
    /// What came of it.
    public sealed interface Outcome {
        /// Content that can be composed.
        record Ready(Admitted message) implements Outcome {}

        /// There is nothing to send.
        ///
        /// @param templateName of a template that is kept
        /// @param reason       in SES's words
        record Failed(Optional<String> templateName, String reason) implements Outcome {}
    }

    /// Renders into texts that are no longer than the interface takes in bytes.
    public Outcome render(Admitted message) {
        return switch (message.given().content()) {
            case Submitted.Templated content ->
                render(message, content, message.template().orElseThrow());
            case Submitted.Simple _, Submitted.Raw _ -> new Outcome.Ready(message);
        };
    }

    private static Outcome render(Admitted message, Submitted.Templated content, ReadyTemplate ready) {
        int lengthMax = (int) Math.min(message.given().sizeMax(), Integer.MAX_VALUE);
        try {
            var rendered = ready.template().render(ready.data(), lengthMax);
            var noBody = rendered.text().isEmpty() && rendered.html().isEmpty();
            return new Outcome.Ready(message.rendered(new Submitted.Simple(
                    new Submitted.Text(rendered.subject().orElse(""), Optional.empty()),
                    (noBody ? Optional.of("") : rendered.text()).map(TemplateRendering::utf8),
                    rendered.html().map(TemplateRendering::utf8),
                    content.headers(),
                    content.attachments())));
        } catch (RenderingFailure e) {
            return new Outcome.Failed(ready.name(), e.reason());
        }
    }

    /// SES writes templated bodies in UTF-8 whatever they hold.
    private static Submitted.Text utf8(String body) {
        return new Submitted.Text(body, Optional.of(StandardCharsets.UTF_8.name()));
    }
}
