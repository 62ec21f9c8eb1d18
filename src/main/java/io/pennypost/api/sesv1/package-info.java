/// The operations of SES API v1 (2010-12-01), one class each, named as AWS names them.
///
/// They look at the same state as those of v2 and are more lenient: what is unknown is left out of an answer,
/// and a deletion twice is once. The classes named …Operations list them for the gateway. Knows no XML and no HTTP; the
/// code names of v1 come from the service's table.
@NullMarked
package io.pennypost.api.sesv1;

import org.jspecify.annotations.NullMarked;
