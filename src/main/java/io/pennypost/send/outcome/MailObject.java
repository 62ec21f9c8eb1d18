package io.pennypost.send.outcome;

import io.pennypost.send.compose.Composed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// What events say of the message they belong to: SES's `mail` object.
///
/// @param source      sender as given, display name included
/// @param sourceArn   ARN of the identity that authorised the send
/// @param destination all recipients
/// @param headers     in message order
/// @param tags        name to values, automatic ones included
/// @param feedback    where bounces and complaints go by mail; not shown in events
public record MailObject(
        Instant timestamp,
        String source,
        String sourceArn,
        String sendingAccountId,
        String messageId,
        List<String> destination,
        List<Composed.Header> headers,
        Map<String, List<String>> tags,
        String feedback) {
    /// Headers beyond these bytes are cut, and `headersTruncated` says so.
    static final int HEADERS_BYTES_MAX = 10 * 1024;

    public MailObject {
        destination = List.copyOf(destination);
        headers = List.copyOf(headers);
        tags = Map.copyOf(tags);
    }

    /// The JSON that the ledger keeps.
    ///
    /// @param sizeBytes of the whole message
    public String toJson(long sizeBytes) {
        return JsonText.object(json -> {
            json.writeStringProperty("timestamp", JsonText.timestamp(timestamp));
            json.writeStringProperty("source", source);
            json.writeStringProperty("sourceArn", sourceArn);
            json.writeStringProperty("sendingAccountId", sendingAccountId);
            json.writeStringProperty("messageId", messageId);
            JsonText.strings(json, "destination", destination);
            writeHeaders(json);
            writeCommonHeaders(json);
            writeTags(json);
            json.writeStringProperty("feedbackAddress", feedback);
            json.writeNumberProperty("sizeBytes", sizeBytes);
        });
    }

    private void writeHeaders(JsonGenerator json) {
        var bytes = 0;
        var truncated = false;
        json.writeName("headers").writeStartArray();
        for (var header : headers) {
            bytes += header.name().length() + header.value().length();
            if (bytes > HEADERS_BYTES_MAX) {
                truncated = true;
                break;
            }
            json.writeStartObject();
            json.writeStringProperty("name", header.name());
            json.writeStringProperty("value", header.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanProperty("headersTruncated", truncated);
    }

    private void writeCommonHeaders(JsonGenerator json) {
        json.writeName("commonHeaders").writeStartObject();
        for (var name : List.of("From", "To", "Cc", "Reply-To")) {
            first(name).ifPresent(value -> JsonText.strings(json, common(name), List.of(value)));
        }
        first("Date").ifPresent(value -> json.writeStringProperty("date", value));
        json.writeStringProperty("messageId", messageId);
        first("Subject").ifPresent(value -> json.writeStringProperty("subject", value));
        json.writeEndObject();
    }

    private static String common(String name) {
        return switch (name) {
            case "From" -> "from";
            case "To" -> "to";
            case "Cc" -> "cc";
            default -> "replyTo";
        };
    }

    private Optional<String> first(String name) {
        for (var header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return Optional.of(header.value());
            }
        }
        return Optional.empty();
    }

    private void writeTags(JsonGenerator json) {
        json.writeName("tags").writeStartObject();
        tags.forEach((name, values) -> JsonText.strings(json, name, values));
        json.writeEndObject();
    }
}
