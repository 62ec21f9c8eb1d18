package io.pennypost.receive.action;

import java.io.IOException;

/// A failure that another attempt would not mend.
final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String reason) {
        super(reason);
    }
}
