package io.pennypost.ses.template.engine;

/// Rendering data that is not one JSON object. The message says why.
public final class MalformedData extends Exception {
    private static final long serialVersionUID = 1L;

    /// In words.
    private final String reason;

    MalformedData(String reason) {
        super(reason);
        this.reason = reason;
    }

    /// Why it is not.
    public String reason() {
        return reason;
    }
}
