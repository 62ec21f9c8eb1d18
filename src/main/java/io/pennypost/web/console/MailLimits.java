package io.pennypost.web.console;

import java.time.Duration;

/// How much of a mail is read for eyes. At each bound the rest is left out and the reader is told; the source is
/// always there in full.
final class MailLimits {
    /// Above the largest mail SES takes (40 MiB after encoding).
    static final long BYTES = 64L << 20;

    /// Fields of one header block; real mail has under 100.
    static final int HEADERS = 1_000;

    /// Bytes of one header field with its folded lines; a To list may be long.
    static final int HEADER_BYTES = 128 << 10;

    /// Multiparts inside multiparts; SES itself allows 25 levels of nesting in total.
    static final int DEPTH = 25;

    /// Leaves; SES refuses more than 500 parts.
    static final int PARTS = 1_000;

    /// Characters of text or HTML shown.
    static final int TEXT_CHARACTERS = 2 << 20;

    /// Characters of one attribute for eyes, such as a file name.
    static final int NAME_CHARACTERS = 255;

    /// Elements deep in HTML; deeper ones are pulled up.
    static final int HTML_DEPTH = 200;

    /// For one look at one mail, cleaning included.
    static final Duration TIME = Duration.ofSeconds(5);

    /// For handing one part over to a slow client.
    static final Duration DOWNLOAD_TIME = Duration.ofMinutes(10);

    private MailLimits() {}
}
