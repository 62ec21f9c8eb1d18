/// What machines ask about the server: does it live, is it ready, how is it doing.
///
/// `/health/live` and `/health/ready` are open; `/metrics` answers loopback peers only. Knows no resource: what is to
/// be
/// checked comes in as a list of [HealthCheck].
@NullMarked
package io.pennypost.web.health;

import org.jspecify.annotations.NullMarked;
