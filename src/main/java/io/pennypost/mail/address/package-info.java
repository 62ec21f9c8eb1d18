/// Mail addresses: parsing, checking, internationalized domains.
///
/// [Mailbox#parse] is strict and answers for one address as the SES API takes it: RFC 5322 grammar with the checks and
/// the words of JavaMail's strict `InternetAddress`, which SES shows to its callers. [AddressList#parse] is lenient and
/// reads header fields of foreign messages (RFC 5322 §3.4 and the obsolete forms of §4.4). [Domains] turns domains
/// into A-labels (UTS 46, non-transitional) and walks to parent domains.
///
/// Nothing here asks DNS, and nothing knows which addresses Pennypost refuses for other reasons.
@NullMarked
package io.pennypost.mail.address;

import org.jspecify.annotations.NullMarked;
