package io.pennypost.mail.mime;

/// How content becomes lines of ASCII (RFC 2045 §6).
public enum TransferEncoding {
    SEVEN_BIT("7bit"),
    QUOTED_PRINTABLE("quoted-printable"),
    BASE64("base64");

    private final String wireName;

    TransferEncoding(String wireName) {
        this.wireName = wireName;
    }

    /// As Content-Transfer-Encoding has it.
    String wireName() {
        return wireName;
    }
}
