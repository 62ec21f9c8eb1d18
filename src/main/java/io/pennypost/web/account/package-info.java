/// The operator's side of an account: what its owner asks for, and the decision on it, which SES has no call for.
///
/// One route, [AccountDesk]. What follows from a decision is the business of `ses.account`.
@NullMarked
package io.pennypost.web.account;

import org.jspecify.annotations.NullMarked;
