package io.pennypost.receive.action;

import io.pennypost.mail.address.AddressList;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.mail.mime.EncodedWords;
import io.pennypost.mail.mime.Header;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// What notifications tell of a mail's header.
///
/// Source: "Contents of notifications", `headers` and `commonHeaders`.
final class HeaderFacts {
    private final Header header;
    private final List<Header.Field> told;

    /// @param bytesMax how much of the header is told, in whole fields
    HeaderFacts(Header header, int bytesMax) {
        this.header = header;
        this.told = new ArrayList<>();
        int bytes = 0;
        for (var field : header.fields()) {
            bytes += field.end() - field.start();
            if (bytes > bytesMax) {
                break;
            }
            if (field.nameEnd() > field.start()) {
                told.add(field);
            }
        }
    }

    boolean isTruncated() {
        return told.size() < header.fields().size() - header.malformedLines();
    }

    void writeHeaders(JsonGenerator json) {
        json.writeName("headers").writeStartArray();
        for (var field : told) {
            json.writeStartObject();
            json.writeStringProperty("name", field.name());
            json.writeStringProperty("value", field.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// @param returnPath the envelope sender
    void writeCommonHeaders(JsonGenerator json, String returnPath) {
        json.writeName("commonHeaders").writeStartObject();
        json.writeStringProperty("returnPath", returnPath);
        addresses(json, "from", "From");
        text(json, "date", "Date");
        addresses(json, "to", "To");
        addresses(json, "cc", "Cc");
        addresses(json, "bcc", "Bcc");
        text(json, "sender", "Sender");
        addresses(json, "replyTo", "Reply-To");
        text(json, "messageId", "Message-ID");
        text(json, "subject", "Subject");
        json.writeEndObject();
    }

    private void text(JsonGenerator json, String name, String field) {
        header.value(field).map(EncodedWords::decode).ifPresent(value -> json.writeStringProperty(name, value));
    }

    private void addresses(JsonGenerator json, String name, String field) {
        header.value(field).ifPresent(value -> {
            json.writeName(name).writeStartArray();
            var mailboxes = AddressList.parse(value).mailboxes();
            if (mailboxes.isEmpty()) {
                json.writeString(EncodedWords.decode(value));
            }
            mailboxes.forEach(mailbox -> json.writeString(text(mailbox)));
            json.writeEndArray();
        });
    }

    private static String text(Mailbox mailbox) {
        return mailbox.displayName()
                .map(name -> EncodedWords.decode(name) + " <" + mailbox.address() + ">")
                .orElseGet(() -> mailbox.address().toString());
    }
}
