/// What can be learned from the mail that was sent: metrics by day, the life of one message, whether an address is
/// good, what could be better.
///
/// All of it is read from the ledger and from DNS; nothing is counted twice or kept beside it but the list of
/// recommendations. Events that no station tells of yet (opens, clicks, complaints) count as soon as they are in the
/// ledger, under the type names of SES. A message whose HTML part got a pixel says so in its own ledger line with
/// `"openTracked":true`, one whose links were wrapped with `"clickTracked":true`.
///
/// Source: SES API v2, `BatchGetMetricData`, `GetMessageInsights`, `GetEmailAddressInsights`, `ListRecommendations`;
/// v1 `GetSendStatistics`; "Virtual Deliverability Manager". Knows no wire format.
@NullMarked
package io.pennypost.ses.insight;

import org.jspecify.annotations.NullMarked;
