package io.pennypost.send.admit;

import java.util.Optional;

/// The control headers of a raw message ask for nothing that does not exist.
///
/// Those that name identities and tenants have checks of their own.
final class ControlHeadersAreObeyable implements Check {
    @Override
    public Optional<Refusal> check(Candidate candidate) {
        return candidate
                .raw
                .flatMap(raw -> raw.control("X-SES-LIST-MANAGEMENT-OPTIONS"))
                .map(ControlHeadersAreObeyable::noList);
    }

    /// Contact lists cannot be named in a message yet.
    private static Refusal noList(String options) {
        var semicolon = options.indexOf(';');
        var name = semicolon < 0 ? options : options.substring(0, semicolon).strip();
        return Refusal.Malformed.of("List with name: " + name + " doesn't exist.");
    }
}
