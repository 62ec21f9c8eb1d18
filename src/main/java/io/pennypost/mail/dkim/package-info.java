/// DKIM signatures (RFC 6376).
///
/// Knows no Pennypost.
@NullMarked
package io.pennypost.mail.dkim;

import org.jspecify.annotations.NullMarked;
