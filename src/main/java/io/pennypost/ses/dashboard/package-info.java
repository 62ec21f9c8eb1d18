/// The old deliverability dashboard, as far as a server of one's own can tell anything.
///
/// Which domains are watched is kept; what their receivers opened comes from the ledger, and which blocklists hold
/// our addresses from DNS. Where mail landed, in the inbox or in the spam folder, is known only to those who have
/// mailboxes at many providers: whoever asks for that is told that it is not known here.
///
/// Source: SES API v2, `PutDeliverabilityDashboardOption` and its neighbors; RFC 5782. Knows no wire format.
@NullMarked
package io.pennypost.ses.dashboard;

import org.jspecify.annotations.NullMarked;
