/// Templates of e-mails, and of the mails that ask an address's owner to verify it.
///
/// [EmailTemplates] keeps subject, text and HTML in the language of the package `engine` and lists them newest
/// first; [ParsedTemplate] renders one. [CustomVerificationTemplates] keeps HTML without a language, in the
/// elements that SES allows there.
///
/// Source: SES API v2, "Using templates to send personalized email" and "Using custom verification email
/// templates". Knows no wire format and no journey.
@NullMarked
package io.pennypost.ses.template;

import org.jspecify.annotations.NullMarked;
