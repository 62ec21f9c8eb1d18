/// Bounces that a client asks for, of mail that was received: `SendBounce`.
///
/// Source: SES API v1. What a bounce looks like is written by `mail/dsn`.
@NullMarked
package io.pennypost.receive.bounce;

import org.jspecify.annotations.NullMarked;
