package io.pennypost.ses.template;

import io.pennypost.ses.Tag;
import java.time.Instant;
import java.util.List;

/// A template that an account keeps.
public record EmailTemplate(String name, TemplateContent content, List<Tag> tags, Instant createdAt) {
    public EmailTemplate {
        tags = List.copyOf(tags);
    }

    EmailTemplate withContent(TemplateContent other) {
        return new EmailTemplate(name, other, tags, createdAt);
    }

    EmailTemplate withTags(List<Tag> others) {
        return new EmailTemplate(name, content, others, createdAt);
    }
}
