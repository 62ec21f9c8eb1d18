package io.pennypost.api.gateway;

/// Decides whether a caller may do what the call asks for.
@FunctionalInterface
public interface Authorizer {
    /// Everybody may do everything.
    Authorizer ALLOW_ALL = call -> {};

    /// Returns when the call is allowed.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError `AccessDenied`, in the service's own words
    void authorize(Call call);
}
