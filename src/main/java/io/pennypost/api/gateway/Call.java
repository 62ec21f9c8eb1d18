package io.pennypost.api.gateway;

import io.pennypost.auth.Caller;

/// One call, understood: who wants what done with which input. What authorization and audit look at.
///
/// @param service   as the SDKs call it: `sesv2`
/// @param operation as AWS names it: `SendEmail`
/// @param input     the operation's `Input`
public record Call(Exchange exchange, Caller caller, String service, String operation, Record input) {}
