/// MIME: reading headers without copying, changing them byte by byte, composing messages (RFC 5322, RFC 2045 to 2047).
///
/// Knows no Pennypost.
@NullMarked
package io.pennypost.mail.mime;

import org.jspecify.annotations.NullMarked;
