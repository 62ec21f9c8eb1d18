package io.pennypost.aws.sigv4;

import java.util.Optional;

/// The parts of `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`, in any order and with any spacing.
record AuthorizationHeader(
        String algorithm, Optional<String> credential, Optional<String> signedHeaders, Optional<String> signature) {
    static AuthorizationHeader parse(String text) {
        String trimmed = text.strip();
        int space = trimmed.indexOf(' ');
        if (space < 0) {
            return new AuthorizationHeader(trimmed, Optional.empty(), Optional.empty(), Optional.empty());
        }
        Optional<String> credential = Optional.empty();
        Optional<String> signedHeaders = Optional.empty();
        Optional<String> signature = Optional.empty();
        int start = space + 1;
        while (start < trimmed.length()) {
            int comma = trimmed.indexOf(',', start);
            int end = comma < 0 ? trimmed.length() : comma;
            int equals = trimmed.indexOf('=', start);
            if (equals > 0 && equals < end) {
                String value = trimmed.substring(equals + 1, end).strip();
                switch (trimmed.substring(start, equals).strip()) {
                    case "Credential" -> credential = Optional.of(value);
                    case "SignedHeaders" -> signedHeaders = Optional.of(value);
                    case "Signature" -> signature = Optional.of(value);
                    default -> {
                        // Unknown parts are ignored, as AWS does.
                    }
                }
            }
            start = end + 1;
        }
        return new AuthorizationHeader(trimmed.substring(0, space), credential, signedHeaders, signature);
    }
}
