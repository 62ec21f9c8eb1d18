package io.pennypost.event;

import io.pennypost.ses.identity.NotificationType;
import java.util.List;
import java.util.Map;

/// What the topics of an identity are told: `{"notificationType":…,"mail":{…},"<event>":{…}}`. Unlike event
/// destinations they get no tags, and headers only when asked.
///
/// @param detail the event's own object, as stored
record NotificationDocument(NotificationType type, StoredMail mail, String detail, boolean withHeaders) {
    /// Members of the `mail` object to what has their value: a text of the stored object, or a tag.
    private static final List<Map.Entry<String, String>> TAGS =
            List.of(Map.entry("sourceIp", "ses:source-ip"), Map.entry("callerIdentity", "ses:caller-identity"));

    private static final List<String> TEXTS =
            List.of("timestamp", "source", "sourceArn", "sendingAccountId", "messageId");

    String toJson() {
        return JsonDocument.write(json -> {
            json.writeStringProperty("notificationType", type.v1Name());
            JsonDocument.stored(json, type.v1Name().toLowerCase(java.util.Locale.ROOT), detail);
            json.writeName("mail").writeStartObject();
            for (var name : TEXTS) {
                var value = mail.text(name);
                if (!value.isEmpty()) {
                    json.writeStringProperty(name, value);
                }
            }
            for (var entry : TAGS) {
                mail.tag(entry.getValue()).ifPresent(value -> json.writeStringProperty(entry.getKey(), value));
            }
            JsonDocument.strings(json, "destination", mail.destination());
            if (withHeaders) {
                JsonDocument.headers(json, mail, _ -> true);
                JsonDocument.commonHeaders(json, mail, _ -> true);
            }
            json.writeEndObject();
        });
    }
}
