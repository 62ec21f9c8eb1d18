package io.pennypost.event;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/// What event destinations are told: `{"eventType":…,"mail":{…},"<event>":{…}}`.
///
/// How much of the `mail` object appears differs by event and by how the message was sent; each difference is one that
/// was seen on SES.
///
/// @param detail the event's own object, as stored
record EventDocument(EventKind kind, StoredMail mail, String detail) {
    private static final String OPERATION = "ses:operation";
    private static final String SET = "ses:configuration-set";
    private static final String FROM_DOMAIN = "ses:from-domain";

    /// Made after the send was told.
    private static final Set<String> OF_LATER_EVENTS = Set.of("date", "message-id", "feedback-id");

    private static final Set<String> OF_TEMPLATED_SEND = Set.of("from", "to", "mime-version");
    private static final List<String> TEXTS =
            List.of("timestamp", "source", "sourceArn", "sendingAccountId", "messageId");

    String toJson() {
        return JsonDocument.write(json -> {
            json.writeStringProperty("eventType", kind.documentName());
            writeMail(json);
            JsonDocument.stored(json, kind.key(), detail);
        });
    }

    private void writeMail(JsonGenerator json) {
        json.writeName("mail").writeStartObject();
        for (var name : TEXTS) {
            var value = mail.text(name);
            if (!value.isEmpty() && !(name.equals("sourceArn") && hidesSourceArn())) {
                json.writeStringProperty(name, value);
            }
        }
        JsonDocument.strings(json, "destination", mail.destination());
        switch (kind) {
            case SEND -> writeHeadersOfSend(json);
            case RENDERING_FAILURE, DELIVERY_DELAY -> {}
            case REJECT, BOUNCE, COMPLAINT, DELIVERY, OPEN, CLICK, SUBSCRIPTION -> {
                JsonDocument.headers(json, mail, _ -> true);
                JsonDocument.commonHeaders(json, mail, _ -> true);
            }
        }
        writeTags(json);
        json.writeEndObject();
    }

    private void writeHeadersOfSend(JsonGenerator json) {
        if (isRawSend()) {
            JsonDocument.headers(json, mail, _ -> false);
            JsonDocument.commonHeaders(json, mail, "messageId"::equals);
            return;
        }
        if (isTemplated()) {
            JsonDocument.headers(json, mail, name -> OF_TEMPLATED_SEND.contains(lower(name)));
            JsonDocument.commonHeaders(json, mail, name -> !name.equals("subject") && !name.equals("date"));
            return;
        }
        JsonDocument.headers(json, mail, name -> !OF_LATER_EVENTS.contains(lower(name)));
        JsonDocument.commonHeaders(json, mail, name -> !name.equals("date"));
    }

    private void writeTags(JsonGenerator json) {
        json.writeName("tags").writeStartObject();
        for (Map.Entry<String, List<String>> tag : mail.tags().entrySet()) {
            if (showsTag(tag.getKey())) {
                JsonDocument.strings(json, tag.getKey(), tag.getValue());
            }
        }
        json.writeEndObject();
    }

    private boolean showsTag(String name) {
        return switch (kind) {
            case RENDERING_FAILURE, DELIVERY_DELAY -> name.equals(SET);
            case SEND -> !(isRawSend() && name.equals(FROM_DOMAIN));
            case REJECT, BOUNCE, COMPLAINT, DELIVERY, OPEN, CLICK, SUBSCRIPTION -> true;
        };
    }

    private boolean hidesSourceArn() {
        return switch (kind) {
            case OPEN, CLICK -> true;
            case SEND -> isTemplated();
            case REJECT, BOUNCE, COMPLAINT, DELIVERY, RENDERING_FAILURE, DELIVERY_DELAY, SUBSCRIPTION -> false;
        };
    }

    private boolean isRawSend() {
        return mail.tag(OPERATION).filter("SendRawEmail"::equals).isPresent();
    }

    private boolean isTemplated() {
        return mail.tag(OPERATION)
                .filter(name -> name.startsWith("SendTemplated") || name.startsWith("SendBulk"))
                .isPresent();
    }

    private static String lower(String name) {
        return name.toLowerCase(java.util.Locale.ROOT);
    }
}
