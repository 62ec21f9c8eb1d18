package io.pennypost.api.gateway;

import java.io.IOException;

/// A door of our own beside the AWS services, served from the same port: health, console, inspection, tracking.
///
/// Routes are asked in their order before the AWS services; the first that matches serves the request. Shared by all
/// requests.
public interface HttpRoute {
    /// Whether this route serves the request. Looks at method, path and headers only, and answers quickly: it is
    /// asked for every request.
    boolean matches(Exchange exchange);

    /// Answers the request, on its own virtual thread. Answering nothing at all is a mistake and becomes a 500.
    ///
    /// @throws IOException when the client is gone; nothing more can be said to it
    void serve(Exchange exchange, HttpReply reply) throws IOException;
}
