/// What the resources of SES share: limits, page tokens, tags and the refusals that clients know.
///
/// Source: "Service quotas in Amazon SES" and the SES API references (v1 2010-12-01, v2 2019-09-27), whose two
/// interfaces are views of one state. Everything here lives in an account and a region. Knows no wire format and no
/// journey.
@NullMarked
package io.pennypost.ses;

import org.jspecify.annotations.NullMarked;
