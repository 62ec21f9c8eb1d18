/// DKIM: signing and verifying (RFC 6376, with RFC 8301 on algorithms and RFC 8463 for Ed25519).
///
/// A [KeyImport] reads private keys with the provider it is given; a [Signer] per [SigningKey] makes the field to put
/// on top of a message. The body is canonicalized and hashed once ([BodyHash]) and shared by all signatures of a
/// message. A [Verifier] judges every signature of a message with keys from a [KeyLookup]; [SignatureCheck] and
/// [BodyHashes] are what it shares with ARC.
///
/// What is signed: [SignedFields]. Never `l=`, never `i=`: the first invites appended text, the second says nothing
/// new. Nothing here knows an identity or names a crypto provider.
@NullMarked
package io.pennypost.mail.dkim;

import org.jspecify.annotations.NullMarked;
