/// AWS Signature Version 4: verifying what clients sign, and signing requests of our own.
///
/// In order of use: a [CredentialScope] is what a request claims about its key, day, region and service; a [Verifier]
/// checks the whole request under a [SigningRule] against the keys of a [KeySource] and answers with a [Verdict]; a
/// [SignatureErrors] table names a [Fault] in the words of one protocol family. A [Signer] is the other side.
///
/// Source: "Signing AWS API requests" in the IAM User Guide, header form and presigned query form. Signatures are
/// computed over the raw path, the raw query and header values of one character per byte: the caller must hand over
/// the request as it came. SigV4A (`AWS4-ECDSA-P256-SHA256`) is refused as an unsupported algorithm.
///
/// Knows no Pennypost, no accounts and no HTTP server.
@NullMarked
package io.pennypost.aws.sigv4;

import org.jspecify.annotations.NullMarked;
