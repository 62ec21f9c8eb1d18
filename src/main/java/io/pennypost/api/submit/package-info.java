/// What the send operations of SES v1 and v2 share: handing blobs on.
@NullMarked
package io.pennypost.api.submit;

import org.jspecify.annotations.NullMarked;
