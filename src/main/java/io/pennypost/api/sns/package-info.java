/// Amazon SNS, API version 2010-03-31: topics, subscriptions and publishing. [SnsApi] lists what is built.
///
/// Operations look at [io.pennypost.neighbor.sns]. Knows no wire format.
@NullMarked
package io.pennypost.api.sns;

import org.jspecify.annotations.NullMarked;
