/// SES's mailbox simulator: addresses to which nothing is delivered and whose outcome is known in advance.
///
/// Source: "Using the mailbox simulator" of the SES guide. What follows from an outcome is not known here.
@NullMarked
package io.pennypost.ses.simulator;

import org.jspecify.annotations.NullMarked;
