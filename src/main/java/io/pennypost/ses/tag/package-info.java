/// Tags of all kinds of resources, by ARN.
///
/// [ResourceTags] finds the kind by the type in the ARN; the tags themselves lie with their resource, which
/// implements [io.pennypost.ses.Tagged]. Source: SES API v2, `TagResource`, `UntagResource`,
/// `ListTagsForResource`. Knows no wire format and none of the kinds.
@NullMarked
package io.pennypost.ses.tag;

import org.jspecify.annotations.NullMarked;
