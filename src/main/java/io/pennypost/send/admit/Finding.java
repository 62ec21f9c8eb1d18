package io.pennypost.send.admit;

import java.util.Optional;

/// What one check says of a message that is only tried.
///
/// @param check   its name
/// @param refusal empty where it has nothing against the message
public record Finding(String check, Optional<Refusal> refusal) {}
