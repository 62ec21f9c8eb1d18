package io.pennypost.aws.protocol;

import java.util.Optional;

/// One AWS protocol: how requests of a service name an operation and carry its members, and how answers look.
///
/// Implementations are stateless and safe for use by many threads.
public interface Protocol {
    /// The operation that the request names; empty when the service has none such.
    Optional<OperationMatch> match(ServiceTable service, WireRequest request);

    /// Decodes and checks the table's constraints (required, length, range, pattern, enum).
    ///
    /// @throws ServiceError `SerializationException`, `ValidationException` and the like for bad input
    <I extends Record> I decode(OperationMatch match, Class<I> inputType, WireRequest request);

    /// Writes a success.
    WireResponse encode(OperationShape operation, Record output, String requestId);

    /// Writes an error.
    WireResponse encodeError(ServiceTable service, WireError error, String requestId);

    /// The error for a request that [#match] finds no operation for: `UnknownOperationException`, `InvalidAction`, …
    WireError unknownOperation(ServiceTable service, WireRequest request);
}
