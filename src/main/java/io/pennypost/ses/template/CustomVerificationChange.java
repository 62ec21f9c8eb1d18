package io.pennypost.ses.template;

import java.util.Optional;

/// What shall be written of a custom verification template; what is empty stays as it is.
public record CustomVerificationChange(
        Optional<String> fromEmailAddress,
        Optional<String> subject,
        Optional<String> content,
        Optional<String> successUrl,
        Optional<String> failureUrl) {}
