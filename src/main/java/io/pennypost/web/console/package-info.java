/// The first inbox: the page at `/`, the reading API under `/_pennypost/v1/`, and `/_aws/ses` in LocalStack's shape.
///
/// [Console] is the door; its routing table shows every route. A request passes [SameSite] (Host, Origin,
/// Sec-Fetch-Site) and the [Gate] (signatures, where they are required), then one handler.
///
/// Captured mail is hostile. [MailReader] reads MIME within named limits and never fails a page; [MailHtml] cleans
/// HTML, which is shown only at its own URL, sandboxed, with a policy that runs no script. Nothing of a mail is ever
/// written into the page itself except as text.
///
/// Follows RFC 2045 to 2047 and 2231 (MIME), RFC 6266 (Content-Disposition), the WHATWG's server-sent events, Content
/// Security Policy 3 with Trusted Types, Fetch Metadata, and LocalStack's `/_aws/ses`.
///
/// Must not know how mail is sent, nor any AWS protocol; it reads the store's ports and changes nothing but the inbox.
@NullMarked
package io.pennypost.web.console;

import org.jspecify.annotations.NullMarked;
