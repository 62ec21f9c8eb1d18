/// The one HTTP door of all AWS services: read, route, authenticate, decode, authorize, operate, encode.
///
/// [Gateway] shows the whole path; an [AwsService] is what it routes to, an [Operation] what it calls, an [HttpRoute] a
/// door of our own on the same port, kept for the root user by [RootOnly]. [Authorizer] and [Audit] are ports. The
/// [HttpDoor] is the server in front; it, its handler, replies and connection count alone know Jetty. Everything behind
/// gets an [Exchange].
@NullMarked
package io.pennypost.api.gateway;

import org.jspecify.annotations.NullMarked;
