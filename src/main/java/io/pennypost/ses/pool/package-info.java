/// Dedicated addresses and the pools they send from.
///
/// The addresses are the operator's own source addresses, named in the configuration; they are leased to the
/// operator's account, in each of its regions, and stand in `ses-default-dedicated-pool` until they are moved.
///
/// Source: SES API v2, `CreateDedicatedIpPool` and its neighbors, "Dedicated IP addresses for Amazon SES". Knows no
/// wire format and no delivery; who sends from a pool asks [DedicatedIps#sources].
@NullMarked
package io.pennypost.ses.pool;

import org.jspecify.annotations.NullMarked;
