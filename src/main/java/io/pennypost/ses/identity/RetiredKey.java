package io.pennypost.ses.identity;

import java.time.Instant;

/// A key that signs no more, but stays published for mail on its way.
///
/// @param until when nobody needs it any longer
public record RetiredKey(DkimKey key, Instant until) {}
