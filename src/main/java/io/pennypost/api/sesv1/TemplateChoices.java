package io.pennypost.api.sesv1;

import io.pennypost.api.submit.TemplateArns;
import io.pennypost.auth.Caller;
import io.pennypost.send.admit.Submitted;
import java.util.List;
import java.util.Optional;

/// Templated content as v1 names it: by name, and perhaps by ARN as well, which then counts.
final class TemplateChoices {
    private TemplateChoices() {}

    static Submitted.Templated given(
            Caller caller, String template, Optional<String> templateArn, String data, Optional<String> replacement) {
        var name = templateArn.map(arn -> TemplateArns.name(caller, arn)).orElse(template);
        return new Submitted.Templated(
                new Submitted.TemplateChoice.Stored(name), data, replacement, List.of(), List.of());
    }
}
