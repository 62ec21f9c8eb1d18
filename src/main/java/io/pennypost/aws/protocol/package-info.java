/// The wire of AWS services: shape tables, record codecs and protocols.
///
/// A [ServiceTable] is read from a text file beside this package: operations with their paths, members with their
/// constraints, and what each refusal is called on the service's wire. The files are made by `tools/tables/make.mjs`
/// from published models and dated overlays; [TableReader] describes their rows.
///
/// A [Protocol] finds the operation of a request, decodes it into the operation's input record and encodes the output
/// record or an error: [RestJson] for SES v2, [Query] for SES v1 and STS. Protocols are built of a [ShapeReader] and a
/// [ShapeWriter] each, one pair per format, so that JSON 1.0, REST-XML and CBOR need no new codec.
///
/// A record is bound to a structure on first use ([Codecs]). A component is called as its member, with a small first
/// letter, and its type says the rest:
///
/// | component | absent on input |
/// |---|---|
/// | `T` for a required member | refused |
/// | `Optional<T>` | empty |
/// | `List<T>`, `Map<String, T>` | an empty one |
/// | `Optional<List<T>>` | empty, where absence is not emptiness |
///
/// `T` is `String`, an enum, `boolean`, `int`, `long`, `double` or its wrapper, `Instant`, [Blob], a record for a
/// structure, or a sealed interface for a union, whose records are called as the union's members. Constants of an enum
/// match the table's values without regard to case and underscores, so that v1 and v2 share them.
///
/// Constraints of the table are checked while decoding and refused together, in the words of AWS. Bodies may be large:
/// blobs are decoded as a stream and go to a [BlobSink] beyond 1 MiB.
///
/// Sources: the AWS protocols `restJson1` and `awsQuery` of Smithy, the API references of SES and STS. Knows no
/// Pennypost and no HTTP server.
@NullMarked
package io.pennypost.aws.protocol;

import org.jspecify.annotations.NullMarked;
