package io.pennypost.web.console;

/// A request that is not served, and what its sender is told.
///
/// @param status  HTTP status, 4xx or 503
/// @param code    short name for programs, for example `NotFound`
/// @param message a sentence for people
public record Refusal(int status, String code, String message) {
    static Refusal notFound(String message) {
        return new Refusal(404, "NotFound", message);
    }

    static Refusal badRequest(String message) {
        return new Refusal(400, "BadRequest", message);
    }

    static Refusal busy(String message) {
        return new Refusal(503, "Busy", message);
    }
}
