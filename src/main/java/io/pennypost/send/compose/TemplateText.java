package io.pennypost.send.compose;

import io.pennypost.mail.mime.Draft;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The bodies of templated mail, which SES writes in UTF-8 whatever they hold.
final class TemplateText {
    private TemplateText() {}

    static Draft.Text of(String body) {
        return new Draft.Text(body, Optional.of(StandardCharsets.UTF_8));
    }
}
