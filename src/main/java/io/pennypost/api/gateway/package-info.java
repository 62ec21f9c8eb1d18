/// The one HTTP door of all AWS services: read, route, authenticate, decode, authorise, operate, encode.
///
/// [Gateway] shows the whole path. Only [HttpDoor] knows the HTTP server.
@NullMarked
package io.pennypost.api.gateway;

import org.jspecify.annotations.NullMarked;
