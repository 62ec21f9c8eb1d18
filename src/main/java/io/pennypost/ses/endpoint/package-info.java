/// Multi-region endpoints: names under which a client sends through one of two regions.
///
/// Every region of Pennypost is the same program, so an endpoint is ready once it is written down, and gone once
/// it is deleted. Source: SES API v2, `CreateMultiRegionEndpoint` and its neighbors. Knows no wire format.
@NullMarked
package io.pennypost.ses.endpoint;

import org.jspecify.annotations.NullMarked;
