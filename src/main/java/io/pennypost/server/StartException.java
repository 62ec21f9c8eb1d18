package io.pennypost.server;

/// The program cannot start for a reason the operator can mend: a port is taken, the data directory is in use.
final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    StartException(String message) {
        super(message);
    }

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
