/// The account in a region: whether it may send, and how much.
///
/// What the operator's configuration says comes in as [AccountSettings]; what was changed through the API or by the
/// operator is kept in the catalog. [Accounts] puts both together; [AccountReviews] is the way out of the sandbox.
///
/// Source: SES API v2 `GetAccount` and `PutAccount…`, v1 `GetSendQuota`, "Managing your Amazon SES sending limits".
/// Knows no wire format; who is refused at a limit is decided where messages are admitted.
@NullMarked
package io.pennypost.ses.account;

import org.jspecify.annotations.NullMarked;
