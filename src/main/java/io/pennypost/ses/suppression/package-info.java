/// Suppression lists: addresses that get no mail because they bounced or complained.
///
/// An account has one in each region, and a tenant may have its own. [Suppressions] holds the rules. Entries can be
/// millions and have a table of their own; a document gives each list the number that its rows name it by, so a list
/// is emptied at once by forgetting its number.
///
/// Source: SES API v2, "Using the Amazon SES account-level suppression list". Knows no wire format and no journey:
/// which reasons count for a message is the business of who sends it.
@NullMarked
package io.pennypost.ses.suppression;

import org.jspecify.annotations.NullMarked;
