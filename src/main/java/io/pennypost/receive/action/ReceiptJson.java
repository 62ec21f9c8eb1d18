package io.pennypost.receive.action;

import io.pennypost.mail.address.Address;
import io.pennypost.ses.receiptrule.ReceiptAction;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes what functions and topics are told of a mail.
///
/// Source: "Contents of notifications for Amazon SES email receiving" and "Event structure" of the Lambda action.
final class ReceiptJson {
    /// How much of the header functions are told.
    static final int LAMBDA_HEADERS_MAX = 50 * 1024;

    /// How much of the header topics are told.
    static final int SNS_HEADERS_MAX = 10 * 1024;

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private ReceiptJson() {}

    /// The event that a function is called with.
    static String event(Occasion occasion, Instant now) throws IOException {
        var facts = new HeaderFacts(AmendedMail.header(occasion.content()), LAMBDA_HEADERS_MAX);
        return object(json -> {
            json.writeName("Records").writeStartArray().writeStartObject();
            json.writeStringProperty("eventSource", "aws:ses");
            json.writeStringProperty("eventVersion", "1.0");
            json.writeName("ses").writeStartObject();
            mail(json, occasion, facts);
            receipt(json, occasion, now);
            json.writeEndObject();
            json.writeEndObject().writeEndArray();
        });
    }

    /// What a topic is told of an action that ran.
    static String notification(Occasion occasion, Instant now) throws IOException {
        return notification(occasion, Optional.empty(), now);
    }

    /// What a topic is told by the action that hands it the mail.
    ///
    /// @param content the mail, as text or base64
    static String notification(Occasion occasion, String content, Instant now) throws IOException {
        return notification(occasion, Optional.of(content), now);
    }

    private static String notification(Occasion occasion, Optional<String> content, Instant now) throws IOException {
        var facts = new HeaderFacts(AmendedMail.header(occasion.content()), SNS_HEADERS_MAX);
        return object(json -> {
            json.writeStringProperty("notificationType", "Received");
            mail(json, occasion, facts);
            receipt(json, occasion, now);
            content.ifPresent(text -> json.writeStringProperty("content", text));
        });
    }

    /// What a topic is told when a rule that names it is written.
    static String setup(String text, Instant now) {
        return object(json -> {
            json.writeStringProperty("notificationType", "Received");
            json.writeName("mail").writeStartObject();
            json.writeStringProperty("timestamp", TIMESTAMP.format(now));
            json.writeStringProperty("messageId", SetupNotification.NAME);
            json.writeEndObject();
            json.writeStringProperty("content", text);
        });
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static void mail(JsonGenerator json, Occasion occasion, HeaderFacts facts) {
        var mail = occasion.mail();
        var source = mail.sender().map(Address::toString).orElse("");
        json.writeName("mail").writeStartObject();
        json.writeStringProperty("timestamp", TIMESTAMP.format(mail.at()));
        json.writeStringProperty("source", source);
        json.writeStringProperty("messageId", mail.id());
        addresses(json, "destination", mail.recipients());
        json.writeBooleanProperty("headersTruncated", facts.isTruncated());
        facts.writeHeaders(json);
        facts.writeCommonHeaders(json, source);
        json.writeEndObject();
    }

    private static void receipt(JsonGenerator json, Occasion occasion, Instant now) {
        var verdicts = occasion.verdicts();
        json.writeName("receipt").writeStartObject();
        json.writeStringProperty("timestamp", TIMESTAMP.format(occasion.mail().at()));
        json.writeNumberProperty(
                "processingTimeMillis",
                Duration.between(occasion.mail().at(), now).toMillis());
        addresses(json, "recipients", occasion.recipients());
        verdict(json, "spamVerdict", verdicts.spam());
        verdict(json, "virusVerdict", verdicts.virus());
        verdict(json, "spfVerdict", verdicts.spf());
        verdict(json, "dkimVerdict", verdicts.dkim());
        verdict(json, "dmarcVerdict", verdicts.dmarc());
        if (verdicts.dmarc() == MailVerdicts.Status.FAIL) {
            verdicts.dmarcPolicy().ifPresent(policy -> json.writeStringProperty("dmarcPolicy", policy));
        }
        action(json, occasion);
        json.writeEndObject();
    }

    private static void verdict(JsonGenerator json, String name, MailVerdicts.Status status) {
        json.writeName(name).writeStartObject();
        json.writeStringProperty("status", status.name());
        json.writeEndObject();
    }

    private static void action(JsonGenerator json, Occasion occasion) {
        var action = occasion.state().current();
        json.writeName("action").writeStartObject();
        json.writeStringProperty("type", type(action));
        action.topic().ifPresent(topic -> json.writeStringProperty("topicArn", topic));
        switch (action) {
            case ReceiptAction.S3 s3 -> {
                json.writeStringProperty("bucketName", s3.bucketName());
                s3.objectKeyPrefix().ifPresent(prefix -> json.writeStringProperty("objectKeyPrefix", prefix));
                json.writeStringProperty(
                        "objectKey", S3Action.key(s3, occasion.mail().id()));
            }
            case ReceiptAction.Sns sns ->
                json.writeStringProperty(
                        "encoding", sns.encoding() == ReceiptAction.Encoding.BASE64 ? "BASE64" : "UTF8");
            case ReceiptAction.Bounce bounce -> {
                json.writeStringProperty("smtpReplyCode", bounce.smtpReplyCode());
                bounce.statusCode().ifPresent(code -> json.writeStringProperty("statusCode", code));
                json.writeStringProperty("message", bounce.message());
                json.writeStringProperty("sender", bounce.sender());
            }
            case ReceiptAction.Lambda lambda -> {
                json.writeStringProperty("functionArn", lambda.functionArn());
                json.writeStringProperty(
                        "invocationType",
                        lambda.invocation() == ReceiptAction.Invocation.EVENT ? "Event" : "RequestResponse");
            }
            case ReceiptAction.Stop _, ReceiptAction.AddHeader _ -> {}
        }
        json.writeEndObject();
    }

    /// What SES calls the action.
    static String type(ReceiptAction action) {
        return switch (action) {
            case ReceiptAction.S3 _ -> "S3";
            case ReceiptAction.Sns _ -> "SNS";
            case ReceiptAction.Bounce _ -> "Bounce";
            case ReceiptAction.Lambda _ -> "Lambda";
            case ReceiptAction.Stop _ -> "Stop";
            case ReceiptAction.AddHeader _ -> "AddHeader";
        };
    }

    private static void addresses(JsonGenerator json, String name, List<Address> addresses) {
        json.writeName(name).writeStartArray();
        addresses.forEach(address -> json.writeString(address.toString()));
        json.writeEndArray();
    }

    static String object(Consumer<JsonGenerator> members) {
        var text = new StringWriter(1024);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        return text.toString();
    }
}
