/// Sender rewriting: how forwarded mail gets an envelope sender that the forwarder may use, and how a bounce to
/// it finds the way back.
///
/// Source: "SRS: The Sender Rewriting Scheme" (M. Wong), forms `SRS0` and `SRS1`. Knows no Pennypost; the key
/// is given.
@NullMarked
package io.pennypost.mail.srs;

import org.jspecify.annotations.NullMarked;
