/// Delivery status notifications, written: what tells a sender that mail did not arrive.
///
/// A [StatusReport] holds what is to be said of one message; [StatusReportWriter] makes the mail of it.
/// Source: RFC 3464 (the report), RFC 6522 (`multipart/report`), RFC 3834 §5 (marks of automatic mail).
/// Knows nothing of who sends it.
@NullMarked
package io.pennypost.mail.dsn;

import org.jspecify.annotations.NullMarked;
