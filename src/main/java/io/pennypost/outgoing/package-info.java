/// Requests to servers of other people: webhooks, SNS endpoints, AWS services that somebody configured.
///
/// [HttpClient] speaks HTTP/1.1 (RFC 9112) over sockets whose address it has checked itself: a URL is written by a
/// stranger, and the name in it may point at anything. Redirects are not followed; every request has a deadline for all
/// of it; connections are kept for the next one.
///
/// Knows nothing of what it carries.
@NullMarked
package io.pennypost.outgoing;

import org.jspecify.annotations.NullMarked;
