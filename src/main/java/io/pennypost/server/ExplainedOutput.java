package io.pennypost.server;

/// A form in which explained mails are shown.
interface ExplainedOutput {
    /// Shows the next mail.
    void show(ExplainedMail mail);

    /// Nothing more comes.
    default void end() {}
}
