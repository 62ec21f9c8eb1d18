package io.pennypost.web.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pennypost.api.gateway.Exchange;
import io.pennypost.api.gateway.HttpReply;
import io.pennypost.api.gateway.HttpRoute;
import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.ses.identity.Ownership;
import io.pennypost.ses.identity.Ownership.Confirmation;
import io.pennypost.ses.identity.VerificationLinks;
import io.pennypost.ses.template.CustomVerificationTemplate;
import io.pennypost.ses.template.CustomVerificationTemplates;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/// `GET /_pennypost/verify?token=…` shows what would be verified, `POST` to the same address verifies it.
///
/// Open to everybody: the token is the proof. Links in custom verification mails lead on to where their templates say.
public final class VerificationPage implements HttpRoute {
    private static final List<Header> HEADERS = List.of(
            new Header("Content-Type", "text/html; charset=utf-8"),
            new Header("Cache-Control", "no-store"),
            // The address of the page is a secret of the mailbox.
            new Header("Referrer-Policy", "no-referrer"),
            new Header("X-Content-Type-Options", "nosniff"),
            new Header(
                    "Content-Security-Policy",
                    "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"));

    private final Ownership ownership;
    private final CustomVerificationTemplates templates;

    /// @param templates say where the links of their mails lead
    public VerificationPage(Ownership ownership, CustomVerificationTemplates templates) {
        this.ownership = ownership;
        this.templates = templates;
    }

    @Override
    public boolean matches(Exchange exchange) {
        return exchange.rawPath().equals(VerificationLinks.PATH);
    }

    @Override
    public void serve(Exchange exchange, HttpReply reply) throws IOException {
        // A form without action posts to the address of its page, token included, so it comes in the query both times.
        // It
        // has no letters that need decoding.
        var token = exchange.rawParameter("token").orElse("");
        var custom = ownership.customTemplate(token).flatMap(made -> templates.find(made.scope(), made.name()));
        if (custom.isPresent() && exchange.method().equals("GET")) {
            redirect(ownership.confirm(token), custom.get().template(), reply);
            return;
        }
        switch (exchange.method()) {
            case "GET", "HEAD" -> ask(ownership.inspect(token), reply);
            case "POST" -> tell(ownership.confirm(token), reply);
            default -> {
                var allow = Stream.concat(HEADERS.stream(), Stream.of(new Header("Allow", "GET, HEAD, POST")));
                reply.send(405, allow.toList(), page("Method not allowed", "<p>Please open the link itself.</p>"));
            }
        }
    }

    /// A link in an account's own mail verifies as soon as it is opened, as SES has it, and leads to the account's
    /// pages.
    private static void redirect(Confirmation verdict, CustomVerificationTemplate template, HttpReply reply)
            throws IOException {
        var url = switch (verdict) {
            case Confirmation.Confirmed _ -> template.successUrl();
            case Confirmation.Expired _, Confirmation.Unknown _ -> template.failureUrl();
        };
        var headers = Stream.concat(HEADERS.stream(), Stream.of(new Header("Location", url)));
        reply.send(302, headers.toList(), page("You are being redirected", ""));
    }

    private static void ask(Confirmation verdict, HttpReply reply) throws IOException {
        switch (verdict) {
            case Confirmation.Confirmed(var address) ->
                reply.send(
                        200,
                        HEADERS,
                        page(
                                "Verify an email address",
                                "<p>Somebody wants to send mail as <strong>" + escaped(address)
                                        + "</strong>. If this was not you, close this page.</p>"
                                        + "<form method=\"post\"><button>Verify this address</button></form>"));
            case Confirmation.Expired _, Confirmation.Unknown _ -> refuse(verdict, reply);
        }
    }

    private static void tell(Confirmation verdict, HttpReply reply) throws IOException {
        switch (verdict) {
            case Confirmation.Confirmed(var address) ->
                reply.send(
                        200,
                        HEADERS,
                        page(
                                "Email address verified",
                                "<p><strong>" + escaped(address) + "</strong> can be used to send mail now.</p>"));
            case Confirmation.Expired _, Confirmation.Unknown _ -> refuse(verdict, reply);
        }
    }

    private static void refuse(Confirmation verdict, HttpReply reply) throws IOException {
        if (verdict instanceof Confirmation.Expired(var address)) {
            reply.send(
                    410,
                    HEADERS,
                    page(
                            "This link has expired",
                            "<p>Please ask for a new verification mail for <strong>" + escaped(address)
                                    + "</strong>.</p>"));
            return;
        }
        reply.send(
                404,
                HEADERS,
                page("This link is not valid", "<p>It may be incomplete, or replaced by a newer one.</p>"));
    }

    private static byte[] page(String title, String content) {
        return ("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                        + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + title
                        + "</title></head><body><main><h1>" + title + "</h1>" + content + "</main></body></html>\n")
                .getBytes(UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
