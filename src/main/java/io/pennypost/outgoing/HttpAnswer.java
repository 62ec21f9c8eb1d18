package io.pennypost.outgoing;

/// What a server answered.
///
/// @param body the first bytes of it, as text
public record HttpAnswer(int status, String body) {
    /// Whether the server took it.
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
