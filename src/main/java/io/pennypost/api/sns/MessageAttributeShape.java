package io.pennypost.api.sns;

import io.pennypost.aws.protocol.Blob;
import io.pennypost.neighbor.sns.MessageAttribute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// AWS: shape `MessageAttributeValue`.
record MessageAttributeShape(String dataType, Optional<String> stringValue, Optional<Blob> binaryValue) {
    static List<MessageAttribute> all(Map<String, MessageAttributeShape> shapes) {
        return shapes.entrySet().stream()
                .map(entry -> new MessageAttribute(
                        entry.getKey(),
                        entry.getValue().dataType(),
                        entry.getValue().value()))
                .toList();
    }

    private String value() {
        return stringValue
                .or(() -> binaryValue.map(MessageAttributeShape::base64))
                .orElse("");
    }

    private static String base64(Blob blob) {
        try {
            return Base64.getEncoder().encodeToString(blob.toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The request's own copy of an attribute cannot be read.", e);
        }
    }
}
