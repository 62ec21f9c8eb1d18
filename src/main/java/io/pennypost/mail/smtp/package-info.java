/// The SMTP dialogue, client side (RFC 5321).
///
/// Knows no Pennypost.
@NullMarked
package io.pennypost.mail.smtp;

import org.jspecify.annotations.NullMarked;
