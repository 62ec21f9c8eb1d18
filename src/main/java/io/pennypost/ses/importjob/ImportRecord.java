package io.pennypost.ses.importjob;

/// One record of a file, as it stands there.
///
/// @param line     the line on which it begins, from 1
/// @param text     without its line end; cut when it is too long
/// @param complete false when it was cut
record ImportRecord(long line, String text, boolean complete) {}
