package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.send.compose.TemplatePreview;
import io.pennypost.ses.template.CustomVerificationTemplates;
import io.pennypost.ses.template.EmailTemplates;
import java.time.InstantSource;
import java.util.List;

/// The operations of SES API v2 on templates of either kind.
public final class TemplateOperations {
    private TemplateOperations() {}

    /// All of them.
    public static List<Operation<?, ?>> of(
            EmailTemplates templates,
            CustomVerificationTemplates verification,
            TemplatePreview preview,
            InstantSource clock) {
        return List.of(
                new CreateEmailTemplate(templates, clock),
                new DeleteEmailTemplate(templates),
                new GetEmailTemplate(templates),
                new ListEmailTemplates(templates),
                new TestRenderEmailTemplate(preview),
                new UpdateEmailTemplate(templates),
                new CreateCustomVerificationEmailTemplate(verification, clock),
                new DeleteCustomVerificationEmailTemplate(verification),
                new GetCustomVerificationEmailTemplate(verification),
                new ListCustomVerificationEmailTemplates(verification),
                new UpdateCustomVerificationEmailTemplate(verification));
    }
}
