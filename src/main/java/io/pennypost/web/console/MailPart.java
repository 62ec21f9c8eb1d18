package io.pennypost.web.console;

import java.util.Optional;

/// One leaf of a mail.
///
/// @param number     from 1, in the order of the mail
/// @param type       media type, lower case, for example `image/png`
/// @param charset    as declared; may be nonsense
/// @param name       file name as declared, decoded for eyes, without control characters
/// @param attachment whether it is to be shown as a file rather than as text
/// @param contentId  without angle brackets
record MailPart(
        int number,
        String type,
        Optional<String> charset,
        Optional<String> name,
        boolean attachment,
        Optional<String> contentId) {
    boolean isText() {
        return !attachment && type.equals("text/plain");
    }

    boolean isHtml() {
        return !attachment && type.equals("text/html");
    }
}
