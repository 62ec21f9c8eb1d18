package io.pennypost.ses.template;

import io.pennypost.ses.Tag;
import java.time.Instant;
import java.util.List;

/// A template of the mail that asks an address's owner to verify it, without its content, which may be large.
///
/// @param fromEmailAddress bare; verified when the template was written
/// @param successUrl       where the owner is sent once the address is verified
/// @param failureUrl       where the owner is sent when it could not be
public record CustomVerificationTemplate(
        String name,
        String fromEmailAddress,
        String subject,
        String successUrl,
        String failureUrl,
        List<Tag> tags,
        Instant createdAt) {
    public CustomVerificationTemplate {
        tags = List.copyOf(tags);
    }

    CustomVerificationTemplate withTags(List<Tag> others) {
        return new CustomVerificationTemplate(
                name, fromEmailAddress, subject, successUrl, failureUrl, others, createdAt);
    }

    CustomVerificationTemplate with(CustomVerificationChange change) {
        return new CustomVerificationTemplate(
                name,
                change.fromEmailAddress().orElse(fromEmailAddress),
                change.subject().orElse(subject),
                change.successUrl().orElse(successUrl),
                change.failureUrl().orElse(failureUrl),
                tags,
                createdAt);
    }
}
