package io.pennypost.ses.template.engine;

/// A template that was read once and can be rendered often. Immutable, safe for use by many threads.
public final class Template {
    private final Node.Body body;

    private Template(Node.Body body) {
        this.body = body;
    }

    /// Reads a template.
    ///
    /// @throws MalformedTemplate when a tag is not closed or not understood, blocks do not match or are too deep,
    ///                           or a partial is not defined in the text
    public static Template parse(String source) throws MalformedTemplate {
        return new Template(Parser.parse(source));
    }

    /// The text that the template makes of the data.
    ///
    /// @param lengthMax characters that the text may have
    /// @throws RenderingFailure when a variable is missing, or a bound on length, depth or steps is reached
    public String render(RenderingData data, int lengthMax) throws RenderingFailure {
        return Renderer.render(body, data, lengthMax);
    }
}
