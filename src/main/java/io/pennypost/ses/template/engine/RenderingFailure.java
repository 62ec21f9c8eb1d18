package io.pennypost.ses.template.engine;

/// Why a template could not be rendered with the data it was given. The message is SES's where SES has one.
public final class RenderingFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /// What kind of failure.
    private final Kind kind;

    /// In words.
    private final String reason;

    /// Who can do something about it.
    public enum Kind {
        /// The data lacks a variable of the template.
        MISSING_ATTRIBUTE,
        /// Rendering would take more steps, depth or room than there is.
        OUT_OF_BOUNDS
    }

    private RenderingFailure(Kind kind, String reason) {
        super(reason);
        this.kind = kind;
        this.reason = reason;
    }

    static RenderingFailure missing(String name) {
        return new RenderingFailure(
                Kind.MISSING_ATTRIBUTE, "Attribute '" + name + "' is not present in the rendering data.");
    }

    static RenderingFailure outOfBounds(String message) {
        return new RenderingFailure(Kind.OUT_OF_BOUNDS, message);
    }

    /// What kind of failure.
    public Kind kind() {
        return kind;
    }

    /// What SES says of it in errors and events.
    public String reason() {
        return reason;
    }
}
