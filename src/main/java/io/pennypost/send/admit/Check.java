package io.pennypost.send.admit;

import java.util.Optional;

/// One thing that must be true of a message before it is accepted. Stateless or thread-safe.
interface Check {
    /// Why the message is refused; empty when this check has nothing against it.
    Optional<Refusal> check(Candidate candidate);
}
