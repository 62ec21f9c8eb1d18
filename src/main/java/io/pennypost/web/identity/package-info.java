/// What an operator reads of an identity and SES does not tell: the DNS records to publish for it.
///
/// One route, [IdentityRecords]. What the records are is the business of `ses.identity`; here they only get a form,
/// JSON or lines of a zone file (RFC 1035 §5.1). Changes nothing and looks nothing up in DNS.
@NullMarked
package io.pennypost.web.identity;

import org.jspecify.annotations.NullMarked;
