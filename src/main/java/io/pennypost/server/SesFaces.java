package io.pennypost.server;

import io.pennypost.api.gateway.Operation;
import io.pennypost.mail.mime.MessageComposer;
import io.pennypost.send.CustomVerification;
import io.pennypost.send.compose.TemplatePreview;
import java.util.List;

/// The operations that each version of the SES API serves; both are views of the same resources.
final class SesFaces {
    private SesFaces() {}

    /// Version 1, `ses`.
    static Operation<?, ?>[] v1(Base base, Resources resources, Sending sending, Identification identification) {
        return all(List.of(
                io.pennypost.api.sesv1.AccountOperations.of(resources.accounts()),
                io.pennypost.api.sesv1.IdentityOperations.of(identification.identities(), identification.dkim()),
                io.pennypost.api.sesv1.SendingOperations.of(
                        sending.submission(),
                        verification(resources, sending, identification),
                        base.settings().limits().messageSizeV1()),
                io.pennypost.api.sesv1.TemplateOperations.of(
                        resources.emailTemplates(),
                        resources.customVerificationTemplates(),
                        preview(base, resources),
                        base.clock())));
    }

    /// Version 2, `sesv2`.
    static Operation<?, ?>[] v2(Base base, Resources resources, Sending sending, Identification identification) {
        return all(List.of(
                io.pennypost.api.sesv2.AccountOperations.of(resources.accounts()),
                io.pennypost.api.sesv2.ConfigurationSetOperations.of(resources.configurationSets(), base.clock()),
                io.pennypost.api.sesv2.IdentityOperations.of(
                        identification.identities(),
                        identification.dkim(),
                        resources.sendingIdentities(),
                        resources.zone()),
                io.pennypost.api.sesv2.SendingOperations.of(
                        sending.submission(),
                        verification(resources, sending, identification),
                        base.settings().limits().messageSizeV2()),
                io.pennypost.api.sesv2.TemplateOperations.of(
                        resources.emailTemplates(),
                        resources.customVerificationTemplates(),
                        preview(base, resources),
                        base.clock())));
    }

    private static CustomVerification verification(
            Resources resources, Sending sending, Identification identification) {
        return new CustomVerification(
                sending.submission(),
                resources.customVerificationTemplates(),
                identification.ownership(),
                resources.accounts());
    }

    private static TemplatePreview preview(Base base, Resources resources) {
        return new TemplatePreview(resources.emailTemplates(), new MessageComposer(base.random()), base.clock());
    }

    private static Operation<?, ?>[] all(List<List<Operation<?, ?>>> groups) {
        return groups.stream().flatMap(List::stream).toArray(Operation<?, ?>[]::new);
    }
}
