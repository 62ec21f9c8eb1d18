package io.pennypost.mail.dkim;

import io.pennypost.mail.mime.Header;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/// Which fields a signature covers, and in which order.
///
/// Every instance of these is signed. Those a reader sees or a mail program acts on are named once more than they
/// occur, so that nobody can add another one unnoticed (RFC 6376 §5.4.2, §8.15). Fields that relays add, change or
/// remove are not covered: Return-Path, Received, Bcc, Authentication-Results, X-SES-Outgoing, Resent-*.
enum SignedFields {
    FROM("From", true),
    SENDER("Sender", false),
    REPLY_TO("Reply-To", true),
    TO("To", true),
    CC("Cc", true),
    SUBJECT("Subject", true),
    DATE("Date", true),
    MESSAGE_ID("Message-ID", true),
    IN_REPLY_TO("In-Reply-To", false),
    REFERENCES("References", false),
    MIME_VERSION("MIME-Version", true),
    CONTENT_TYPE("Content-Type", true),
    CONTENT_TRANSFER_ENCODING("Content-Transfer-Encoding", false),
    LIST_UNSUBSCRIBE("List-Unsubscribe", true),
    LIST_UNSUBSCRIBE_POST("List-Unsubscribe-Post", true),
    LIST_ID("List-Id", false),
    FEEDBACK_ID("Feedback-ID", false);

    private static final SignedFields[] ALL = values();

    private final String fieldName;
    private final boolean oversigned;

    SignedFields(String fieldName, boolean oversigned) {
        this.fieldName = fieldName;
        this.oversigned = oversigned;
    }

    /// A choice for one header.
    ///
    /// @param names  `h=`: a name for each instance and, oversigned, one more
    /// @param fields what is hashed, in the order of the names; instances of one name from the last (§5.4.2)
    record Selection(List<String> names, List<Header.Field> fields) {}

    static Selection select(Header header) {
        var present = new EnumMap<SignedFields, List<Header.Field>>(SignedFields.class);
        for (var field : header.fields()) {
            kind(field)
                    .ifPresent(kind -> present.computeIfAbsent(kind, _ -> new ArrayList<>(1))
                            .add(field));
        }
        var names = new ArrayList<String>(2 * ALL.length);
        var fields = new ArrayList<Header.Field>(ALL.length);
        for (var signed : ALL) {
            var instances = present.getOrDefault(signed, List.of()).reversed();
            fields.addAll(instances);
            for (int i = signed.oversigned ? -1 : 0; i < instances.size(); i++) {
                names.add(signed.fieldName);
            }
        }
        return new Selection(names, fields);
    }

    private static Optional<SignedFields> kind(Header.Field field) {
        for (var signed : ALL) {
            if (field.isNamed(signed.fieldName)) {
                return Optional.of(signed);
            }
        }
        return Optional.empty();
    }
}
