package io.pennypost.ses.importjob;

/// A job cannot go on; the text is for its owner.
final class ImportFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    ImportFailedException(String message) {
        super(message);
    }
}
