/// MIME: reading headers without copying, changing them byte by byte, composing messages
/// (RFC 5322, RFC 2045 to 2047, RFC 2231).
///
/// In order of use:
/// 1. [MessageScanner] reads a message once, from heap or as a stream, and answers with a [MessageIndex]: the [Header],
///    sizes, line faults, parts and their file names. It judges nothing; whoever admits mail compares with his limits.
/// 2. [HeaderEdit] makes a new header from an old one: all that is not touched stays byte for byte.
/// 3. [MessageComposer] writes a [Draft] as a message.
/// 4. [EncodedWords] and [ContentField] read what headers say, for eyes.
/// 5. [LineEndings] makes CRLF of whatever ended the lines.
///
/// Everything is iterative and bounded; foreign bytes never raise an exception. Bytes in, bytes out: this package
/// knows no SMTP, no store and no SES.
@NullMarked
package io.pennypost.mail.mime;

import org.jspecify.annotations.NullMarked;
