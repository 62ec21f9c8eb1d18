package io.pennypost.api.gateway;

import io.pennypost.auth.Caller;

/// One operation of an AWS service. It decodes nothing and decides little: it asks a resource or a journey and shapes
/// the answer.
///
/// Implementations are named as AWS names the operation and declare the records `Input` and `Output`, whose components
/// are the members of the operation's shapes with a small first letter. They are shared by all requests and hold no
/// state of one.
public interface Operation<I extends Record, O extends Record> {
    /// Does the work of one request.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError a refusal, named as AWS names it
    O handle(Caller caller, I input);
}
