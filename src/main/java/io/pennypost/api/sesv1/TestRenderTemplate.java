package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.send.compose.TemplatePreview;

/// The mail that a template makes of some data, as it would be sent.
///
/// AWS: SES API v1, `TestRenderTemplate`.
final class TestRenderTemplate implements Operation<TestRenderTemplate.Input, TestRenderTemplate.Output> {
    record Input(String templateName, String templateData) {}

    record Output(String renderedTemplate) {}

    private final TemplatePreview preview;

    TestRenderTemplate(TemplatePreview preview) {
        this.preview = preview;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(preview.of(caller.scope(), input.templateName(), input.templateData()));
    }
}
