package io.pennypost.ses.identity;

/// A key that is to sign once receivers can find it.
///
/// @param check whether it was seen in DNS, and since when
public record NextKey(DkimKey key, Check check) {}
