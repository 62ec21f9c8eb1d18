/// What people see of a running server: the operator log, the mail log and metrics.
///
/// [MailLog] states facts about messages, one line each, documented in `docs/mail-log.md`. [OperatorLog] is set up
/// here for SLF4J; it is for what a person should act on. Neither blocks the thread that speaks. Knows no resource
/// and no journey; what it reports comes as plain values.
@NullMarked
package io.pennypost.observe;

import org.jspecify.annotations.NullMarked;
