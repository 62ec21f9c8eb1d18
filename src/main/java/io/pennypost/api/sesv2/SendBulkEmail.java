package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.api.submit.BulkSubmission;
import io.pennypost.api.submit.IdentityArns;
import io.pennypost.auth.Caller;
import io.pennypost.send.admit.Submitted;
import io.pennypost.ses.BadRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Sends one template to up to 50 destinations, each with data, tags and headers of its own.
///
/// AWS: SES API v2, `SendBulkEmail`.
final class SendBulkEmail implements Operation<SendBulkEmail.Input, SendBulkEmail.Output> {
    record Input(
            Optional<String> fromEmailAddress,
            Optional<String> fromEmailAddressIdentityArn,
            List<String> replyToAddresses,
            Optional<String> feedbackForwardingEmailAddress,
            Optional<String> feedbackForwardingEmailAddressIdentityArn,
            List<MessageTag> defaultEmailTags,
            BulkEmailContent defaultContent,
            List<BulkEmailEntry> bulkEmailEntries,
            Optional<String> configurationSetName,
            Optional<String> endpointId,
            Optional<String> tenantName) {}

    record Output(List<BulkEmailEntryResult> bulkEmailEntryResults) {}

    record BulkEmailContent(Optional<Template> template) {}

    record BulkEmailEntry(
            Destination destination,
            List<MessageTag> replacementTags,
            Optional<ReplacementEmailContent> replacementEmailContent,
            List<MessageHeader> replacementHeaders) {
        Optional<String> data() {
            return replacementEmailContent
                    .flatMap(ReplacementEmailContent::replacementTemplate)
                    .flatMap(ReplacementTemplate::replacementTemplateData)
                    .filter(data -> !data.isEmpty());
        }
    }

    record ReplacementEmailContent(Optional<ReplacementTemplate> replacementTemplate) {}

    record ReplacementTemplate(Optional<String> replacementTemplateData) {}

    record BulkEmailEntryResult(String status, Optional<String> error, Optional<String> messageId) {
        static BulkEmailEntryResult of(BulkSubmission.Result result) {
            return switch (result) {
                case BulkSubmission.Result.Accepted(var messageId) ->
                    new BulkEmailEntryResult("SUCCESS", Optional.empty(), Optional.of(messageId));
                case BulkSubmission.Result.Refused(var refusal) ->
                    new BulkEmailEntryResult(
                            MessageRefusals.status(refusal),
                            MessageRefusals.error(refusal).text(),
                            Optional.empty());
                case BulkSubmission.Result.Lost() ->
                    new BulkEmailEntryResult(
                            "TRANSIENT_FAILURE", Optional.of("The message could not be kept."), Optional.empty());
            };
        }
    }

    private final BulkSubmission submission;
    private final long sizeMax;

    SendBulkEmail(BulkSubmission submission, long sizeMax) {
        this.submission = submission;
        this.sizeMax = sizeMax;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        UnknownResources.refuse(caller, input.tenantName(), input.endpointId());
        IdentityArns.requireOwn(
                caller,
                "ses:SendBulkEmail",
                Stream.of(input.fromEmailAddressIdentityArn(), input.feedbackForwardingEmailAddressIdentityArn())
                        .flatMap(Optional::stream)
                        .toList());
        var template = input.defaultContent()
                .template()
                .orElseThrow(() -> new BadRequest("The default content must have a template."))
                .given(caller);
        var common = message(input, Optional.empty(), MessageTag.given(input.defaultEmailTags()), template);
        var messages = input.bulkEmailEntries().stream()
                .map(entry -> message(
                        input,
                        Optional.of(entry.destination().given()),
                        tags(input.defaultEmailTags(), entry.replacementTags()),
                        content(template, entry)))
                .toList();
        return new Output(submission.submit(caller, common, messages, MessageRefusals::error).stream()
                .map(BulkEmailEntryResult::of)
                .toList());
    }

    private Submitted message(
            Input input,
            Optional<Submitted.Destination> destination,
            List<Submitted.Tag> tags,
            Submitted.Templated content) {
        return new Submitted(
                Submitted.Door.V2,
                "SendBulkEmail",
                input.fromEmailAddress(),
                destination,
                input.replyToAddresses(),
                input.feedbackForwardingEmailAddress(),
                input.configurationSetName(),
                tags,
                content,
                sizeMax);
    }

    private static Submitted.Templated content(Submitted.Templated common, BulkEmailEntry entry) {
        return new Submitted.Templated(
                common.template(),
                common.data(),
                entry.data(),
                headers(common.headers(), entry.replacementHeaders()),
                common.attachments());
    }

    /// A tag takes the place of the default one of its name.
    private static List<Submitted.Tag> tags(List<MessageTag> defaults, List<MessageTag> replacements) {
        var byName = new LinkedHashMap<String, Submitted.Tag>();
        MessageTag.given(defaults).forEach(tag -> byName.put(tag.name(), tag));
        MessageTag.given(replacements).forEach(tag -> byName.put(tag.name(), tag));
        return List.copyOf(byName.values());
    }

    /// A header takes the place of all default ones of its name, ignoring case.
    private static List<Submitted.Header> headers(List<Submitted.Header> defaults, List<MessageHeader> replacements) {
        var replaced = replacements.stream()
                .map(header -> header.name().toLowerCase(Locale.ROOT))
                .toList();
        var headers = new ArrayList<Submitted.Header>();
        defaults.stream()
                .filter(header -> !replaced.contains(header.name().toLowerCase(Locale.ROOT)))
                .forEach(headers::add);
        headers.addAll(MessageHeader.given(replacements));
        return headers;
    }
}
