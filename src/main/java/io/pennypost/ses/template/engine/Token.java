package io.pennypost.ses.template.engine;

/// What the scanner finds in a template: text and tags in turn. Comments are gone, and so is the space that `~`
/// takes away.
sealed interface Token {
    /// Text between tags.
    record Plain(String text) implements Token {}

    /// A tag.
    ///
    /// @param content  between the braces, without the mark of the kind, without space around
    /// @param position where the tag begins in the template
    record Tag(Kind kind, String content, int position) implements Token {}

    /// Kinds of tags.
    enum Kind {
        /// `{{x}}`, `{{{x}}}` and `{{&x}}`, which are the same, since nothing is escaped.
        SHOW,
        /// `{{#x}}`.
        OPEN,
        /// `{{^x}}`.
        INVERT,
        /// `{{/x}}`.
        CLOSE,
        /// `{{> x}}`.
        PARTIAL,
        /// `{{#* inline "x"}}`.
        DECORATE
    }
}
