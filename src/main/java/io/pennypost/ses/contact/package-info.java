/// Contact lists, their topics and their contacts: who wants which mail.
///
/// [ContactLists] holds the rules of the lists, which are documents; [Contacts] those of the contacts, which can be
/// millions and have a table of their own. A list has a number that is never used again, and so has a topic: what a
/// contact chose for a topic that was removed, or its place on a list that was deleted, is gone in the moment the
/// document changes, whatever still stands in the rows.
///
/// Source: SES API v2, "Using list management" and "Using subscription management" of the SES developer guide. Knows
/// no wire format and no journey.
@NullMarked
package io.pennypost.ses.contact;

import org.jspecify.annotations.NullMarked;
