package io.pennypost.ses.template.engine;

/// A text that is no template. The message says what is wrong and in which line.
public final class MalformedTemplate extends Exception {
    private static final long serialVersionUID = 1L;

    /// In words.
    private final String reason;

    MalformedTemplate(String reason, String source, int position) {
        this(reason + " (line " + line(source, position) + ")");
    }

    private MalformedTemplate(String reason) {
        super(reason);
        this.reason = reason;
    }

    /// What is wrong and in which line.
    public String reason() {
        return reason;
    }

    private static long line(String source, int position) {
        return 1 + source.substring(0, position).chars().filter(c -> c == '\n').count();
    }
}
