package io.pennypost.server.settings;

import java.util.List;

/// The configuration is refused; nothing was started.
public final class SettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    SettingsException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /// All that is wrong, one line each, with file, line and column where there is one.
    public List<String> problems() {
        return problems;
    }
}
