package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.send.compose.TemplatePreview;

/// The mail that a template makes of some data, as it would be sent.
///
/// AWS: SES API v2, `TestRenderEmailTemplate`.
final class TestRenderEmailTemplate
        implements Operation<TestRenderEmailTemplate.Input, TestRenderEmailTemplate.Output> {
    record Input(String templateName, String templateData) {}

    record Output(String renderedTemplate) {}

    private final TemplatePreview preview;

    TestRenderEmailTemplate(TemplatePreview preview) {
        this.preview = preview;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(preview.of(caller.scope(), input.templateName(), input.templateData()));
    }
}
