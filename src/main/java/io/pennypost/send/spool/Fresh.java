package io.pennypost.send.spool;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.Body;
import java.time.Instant;

/// A message that was accepted a moment ago and is still in memory, so that its first attempt reads nothing back.
public record Fresh(Scope scope, Envelope envelope, Instant expiresAt, Body body) {}
