package io.pennypost.server;

import io.pennypost.api.gateway.Operation;
import io.pennypost.mail.mime.MessageComposer;
import io.pennypost.send.CustomVerification;
import io.pennypost.send.compose.TemplatePreview;
import io.pennypost.ses.tag.ResourceTags;
import java.util.List;

/// The operations that each version of the SES API serves; both are views of the same resources.
final class SesFaces {
    private SesFaces() {}

    /// Version 1, `ses`.
    static Operation<?, ?>[] v1(
            Base base,
            Resources resources,
            Sending sending,
            Identification identification,
            Learning learning,
            Acting acting) {
        return all(List.of(
                io.pennypost.api.sesv1.BounceOperations.of(acting.bounces()),
                io.pennypost.api.sesv1.AccountOperations.of(resources.accounts()),
                io.pennypost.api.sesv1.ConfigurationSetOperations.of(
                        resources.configurationSets(), resources.neighbors().knownTopics(), base.clock()),
                io.pennypost.api.sesv1.IdentityOperations.of(identification.identities(), identification.dkim()),
                io.pennypost.api.sesv1.ReceiptOperations.of(
                        resources.receiving().ruleSets(), resources.receiving().filters(), base.clock()),
                io.pennypost.api.sesv1.IdentityOperations.ofSettings(
                        identification.identities(),
                        identification.mailFrom(),
                        identification.feedback(),
                        identification.policies()),
                io.pennypost.api.sesv1.SendingOperations.of(
                        sending.submission(),
                        verification(resources, sending, identification),
                        base.settings().limits().messageSizeV1()),
                io.pennypost.api.sesv1.TemplateOperations.of(
                        resources.templates().email(),
                        resources.templates().verification(),
                        preview(base, resources),
                        base.clock()),
                io.pennypost.api.sesv1.StatisticsOperations.of(
                        learning.insights().statistics())));
    }

    /// Version 2, `sesv2`.
    static Operation<?, ?>[] v2(
            Base base, Resources resources, Sending sending, Identification identification, Learning learning) {
        return all(List.of(
                io.pennypost.api.sesv2.AccountOperations.of(resources.accounts(), resources.reviews()),
                io.pennypost.api.sesv2.ConfigurationSetOperations.of(
                        resources.configurationSets(), resources.neighbors().knownTopics(), base.clock()),
                io.pennypost.api.sesv2.ContactOperations.of(
                        resources.addressLists().contactLists(),
                        resources.addressLists().contacts()),
                io.pennypost.api.sesv2.DedicatedIpOperations.of(resources.pools(), resources.dedicatedIps()),
                io.pennypost.api.sesv2.DeliverabilityOperations.of(
                        learning.dashboard(), learning.statistics(), learning.blocklists()),
                io.pennypost.api.sesv2.ExportOperations.of(learning.exports(), learning.worker(), learning.links()),
                io.pennypost.api.sesv2.InsightOperations.of(learning.insights()),
                io.pennypost.api.sesv2.IdentityOperations.of(
                        identification.identities(),
                        identification.dkim(),
                        resources.sendingIdentities(),
                        resources.zone()),
                io.pennypost.api.sesv2.IdentityOperations.ofSettings(
                        identification.mailFrom(),
                        identification.feedback(),
                        identification.policies(),
                        identification.certificates()),
                io.pennypost.api.sesv2.ImportJobOperations.of(
                        resources.addressLists().importJobs()),
                io.pennypost.api.sesv2.MultiRegionEndpointOperations.of(resources.endpoints()),
                io.pennypost.api.sesv2.ReputationOperations.of(
                        resources.tenancy().reputation()),
                io.pennypost.api.sesv2.TagOperations.of(new ResourceTags(resources.tagged())),
                io.pennypost.api.sesv2.TenantOperations.of(
                        resources.tenancy().tenants(), resources.tenancy().associations()),
                io.pennypost.api.sesv2.SendingOperations.of(
                        sending.submission(),
                        verification(resources, sending, identification),
                        base.settings().limits().messageSizeV2()),
                io.pennypost.api.sesv2.TemplateOperations.of(
                        resources.templates().email(),
                        resources.templates().verification(),
                        preview(base, resources),
                        base.clock()),
                io.pennypost.api.sesv2.SuppressionOperations.of(
                        resources.addressLists().suppressions())));
    }

    private static CustomVerification verification(
            Resources resources, Sending sending, Identification identification) {
        return new CustomVerification(
                sending.submission(),
                resources.templates().verification(),
                identification.ownership(),
                resources.accounts());
    }

    private static TemplatePreview preview(Base base, Resources resources) {
        return new TemplatePreview(resources.templates().email(), new MessageComposer(base.random()), base.clock());
    }

    private static Operation<?, ?>[] all(List<List<Operation<?, ?>>> groups) {
        return groups.stream().flatMap(List::stream).toArray(Operation<?, ?>[]::new);
    }
}
