package io.pennypost.store;

import io.pennypost.aws.arn.Scope;
import java.time.Instant;

/// A message in custody, without its bytes.
public record StoredMessage(MessageId id, Scope scope, Instant expiresAt, byte[] envelope, long bodySize) {}
