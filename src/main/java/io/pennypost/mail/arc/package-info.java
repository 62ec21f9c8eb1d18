/// ARC: what earlier hops saw, sealed by each of them (RFC 8617).
///
/// [ArcVerifier] judges the chain a message carries and answers with an [ArcVerdict]; [ArcSealer] puts one more set on
/// top
/// when a message is sent on. `ArcChain` reads the fields; signatures are checked as those of DKIM are
/// ([io.pennypost.mail.dkim.SignatureCheck]).
///
/// Knows no Pennypost and no policy: whether a chain is believed is for the reader of the verdict.
@NullMarked
package io.pennypost.mail.arc;

import org.jspecify.annotations.NullMarked;
