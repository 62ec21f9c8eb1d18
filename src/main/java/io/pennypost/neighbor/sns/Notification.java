package io.pennypost.neighbor.sns;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a topic sends to its subscriptions, signed.
///
/// @param type             `Notification` or `SubscriptionConfirmation`
/// @param messageId        a UUID
/// @param timestamp        with milliseconds
/// @param token            of a confirmation; a secret
/// @param subscribeUrl     of a confirmation
/// @param signatureVersion `1` or `2`
/// @param order            messages with the same number reach a subscription in their order
record Notification(
        String type,
        String messageId,
        String topicArn,
        Optional<String> subject,
        String message,
        String timestamp,
        List<MessageAttribute> attributes,
        Optional<String> token,
        Optional<String> subscribeUrl,
        String signatureVersion,
        String signature,
        int order) {
    static final String NOTIFICATION = "Notification";
    static final String CONFIRMATION = "SubscriptionConfirmation";

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    public Notification {
        attributes = List.copyOf(attributes);
    }

    @Override
    public String toString() {
        return type + "[" + messageId + "]";
    }

    boolean isConfirmation() {
        return type.equals(CONFIRMATION);
    }

    /// One validator prints the time anew, without a fraction that is zero, and then sees another text than was
    /// signed: such a time is a millisecond later here.
    static String timestamp(Instant at) {
        var text = TIMESTAMP.format(at);
        return text.endsWith(".000Z") ? TIMESTAMP.format(at.plusMillis(1)) : text;
    }

    Notification signedBy(NotificationSigner signer) {
        return new Notification(
                type,
                messageId,
                topicArn,
                subject,
                message,
                timestamp,
                attributes,
                token,
                subscribeUrl,
                signatureVersion,
                signer.sign(signatureVersion, canonical()),
                order);
    }

    /// What is signed: names and values, each on a line of its own.
    private String canonical() {
        var text = new StringBuilder(message.length() + 512);
        line(text, "Message", message);
        line(text, "MessageId", messageId);
        subject.ifPresent(value -> line(text, "Subject", value));
        subscribeUrl.ifPresent(value -> line(text, "SubscribeURL", value));
        line(text, "Timestamp", timestamp);
        token.ifPresent(value -> line(text, "Token", value));
        line(text, "TopicArn", topicArn);
        line(text, "Type", type);
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append('\n').append(value).append('\n');
    }

    /// The body of a request, as SNS lays it out.
    String envelope(Links links, SubscriptionArn subscription) {
        var json = new StringBuilder(message.length() + message.length() / 8 + 1024);
        member(json, "{\n", "Type", type);
        member(json, ",\n", "MessageId", messageId);
        token.ifPresent(value -> member(json, ",\n", "Token", value));
        member(json, ",\n", "TopicArn", topicArn);
        subject.ifPresent(value -> member(json, ",\n", "Subject", value));
        member(json, ",\n", "Message", message);
        subscribeUrl.ifPresent(value -> member(json, ",\n", "SubscribeURL", value));
        member(json, ",\n", "Timestamp", timestamp);
        member(json, ",\n", "SignatureVersion", signatureVersion);
        member(json, ",\n", "Signature", signature);
        member(json, ",\n", "SigningCertURL", links.certificate());
        if (!isConfirmation()) {
            member(json, ",\n", "UnsubscribeURL", links.unsubscribe(subscription));
        }
        if (!attributes.isEmpty()) {
            json.append(",\n  \"MessageAttributes\" : {");
            var between = "\n";
            for (var attribute : attributes) {
                json.append(between).append("    ");
                quote(json, attribute.name());
                json.append(" : {\"Type\":");
                quote(json, attribute.type());
                json.append(",\"Value\":");
                quote(json, attribute.value());
                json.append('}');
                between = ",\n";
            }
            json.append("\n  }");
        }
        return json.append("\n}").toString();
    }

    private static void member(StringBuilder json, String before, String name, String value) {
        json.append(before).append("  \"").append(name).append("\" : ");
        quote(json, value);
    }

    /// RFC 8259 §7.
    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < ' ') {
                        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
