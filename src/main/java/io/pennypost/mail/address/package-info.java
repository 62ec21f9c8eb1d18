/// Mail addresses: parsing, checking, internationalised domains (RFC 5321, RFC 5322, UTS 46).
///
/// Knows no Pennypost.
@NullMarked
package io.pennypost.mail.address;

import org.jspecify.annotations.NullMarked;
