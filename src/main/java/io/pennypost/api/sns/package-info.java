/// Amazon SNS, API version 2010-03-31: topics and subscriptions. [SnsApi] lists what is built; publishing is
/// not yet.
///
/// Operations look at [io.pennypost.neighbor.sns]. Knows no wire format.
@NullMarked
package io.pennypost.api.sns;

import org.jspecify.annotations.NullMarked;
