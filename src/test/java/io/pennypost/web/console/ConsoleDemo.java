package io.pennypost.web.console;

import io.pennypost.store.InboxEntry;
import io.pennypost.store.LedgerEntry;
import io.pennypost.testing.MemoryEventLog;
import io.pennypost.testing.MemoryInbox;
import io.pennypost.testing.RouteServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// The console over made-up mail, to look at and to take the picture of the README from; ends with its standard input.
///
/// Arguments: port, number of messages (more than the few written ones are filled up).
final class ConsoleDemo {
    private static final String[][] FEW = {
        {"Harbour Books <orders@example.com>", "ada@example.org", "Your order 20481 is on its way", "order"},
        {"Harbour Books <orders@example.com>", "grace@example.net", "Receipt for order 20479", "receipt"},
        {"Example Accounts <no-reply@example.com>", "linus@example.org", "Confirm your address", "confirm"},
        {"Example Accounts <no-reply@example.com>", "margaret@example.net", "Your sign-in code is 482 913", "code"},
        {"Night Watch <alerts@example.com>", "oncall@example.org", "Recovered: disk space on db-2", "alert"},
        {"Blumen Müller <blumen@example.com>", "jürgen@example.net", "Grüße aus dem Gewächshaus", "thanks"},
        {"Example Weekly <news@example.com>", "subscribers@example.net", "Seven gardens worth a detour", "news"},
        {"Billing <billing@example.com>", "accounts@example.org", "Invoice 2026-1107", "invoice"},
    };

    private ConsoleDemo() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        var inbox = new MemoryInbox();
        var ledger = new MemoryEventLog();
        var now = Instant.now();
        for (int i = 0; i < count; i++) {
            var at = now.minusSeconds(60L + 420L * (count - 1 - i));
            var few = FEW[(count - 1 - i) % FEW.length];
            put(inbox, ledger, at, i, few);
        }
        var sources = new ConsoleSources(inbox, inbox::body, ledger, Mails::parse);
        try (var console = new Console(sources, Gate.open(), ConsoleConfig.local(), System::nanoTime);
                var server = new RouteServer(console, port)) {
            System.out.println("http://localhost:" + server.port() + "/");
            for (int read = System.in.read(), n = count; read >= 0; read = System.in.read()) {
                if (read == '\n') {
                    put(inbox, ledger, Instant.now(), n, FEW[n++ % FEW.length]);
                }
            }
        }
    }

    private static void put(MemoryInbox inbox, MemoryEventLog ledger, Instant at, int n, String[] few) {
        var raw = mail(few).getBytes(StandardCharsets.UTF_8);
        var entry = Mails.entry(at, n, few[0], few[1], few[2], raw.length);
        inbox.put(entry, raw);
        ledger.add(line(
                entry,
                n,
                LedgerEntry.Kind.MESSAGE,
                "Message",
                "{\"source\":\"" + entry.source() + "\",\"size\":" + raw.length + "}"));
        ledger.add(line(entry, n + 1_000_000L, LedgerEntry.Kind.EVENT, "Send", "{}"));
        ledger.add(line(
                entry,
                n + 2_000_000L,
                LedgerEntry.Kind.ATTEMPT,
                "Attempt",
                "{\"host\":\"mx1.example.org\",\"address\":\"192.0.2.25\",\"tls\":\"TLSv1.3\",\"millis\":184,\"dialogue\":"
                        + "[\"< 220 mx1.example.org ESMTP\",\"> EHLO mail.example.com\",\"< 250 STARTTLS\","
                        + "\"> MAIL FROM:<bounce@mail.example.com>\",\"< 250 2.1.0 Ok\"]}"));
        ledger.add(
                line(entry, n + 3_000_000L, LedgerEntry.Kind.EVENT, "Delivery", "{\"smtpResponse\":\"250 2.0.0 Ok\"}"));
    }

    private static LedgerEntry line(InboxEntry entry, long id, LedgerEntry.Kind kind, String type, String json) {
        return new LedgerEntry(
                id,
                entry.scope(),
                entry.at(),
                kind,
                type,
                entry.sesMessageId(),
                Optional.of(entry.recipients().getFirst()),
                Optional.empty(),
                1,
                json);
    }

    private static String mail(String[] few) {
        var subject = "=?UTF-8?B?" + Base64.getEncoder().encodeToString(few[2].getBytes(StandardCharsets.UTF_8)) + "?=";
        return Mails.lines(
                "From: " + few[0],
                "To: " + few[1],
                "Subject: " + subject,
                "Date: Tue, 24 Nov 2026 12:00:00 +0000",
                "Message-ID: <" + few[3] + "@example.com>",
                "Feedback-ID: 1.us-east-1.example:AmazonSES",
                "MIME-Version: 1.0",
                "Content-Type: multipart/mixed; boundary=outer",
                "",
                "--outer",
                "Content-Type: multipart/alternative; boundary=inner",
                "",
                "--inner",
                "Content-Type: text/plain; charset=utf-8",
                "",
                few[2] + "\r\n\r\nYour parcel left our shop this morning.\r\nIt should be with you on Thursday.",
                "--inner",
                "Content-Type: text/html; charset=utf-8",
                "",
                html(few[2]),
                "--inner--",
                "--outer",
                "Content-Type: application/pdf; name=\"invoice-20481.pdf\"",
                "Content-Disposition: attachment; filename=\"invoice-20481.pdf\"",
                "Content-Transfer-Encoding: base64",
                "",
                Base64.getMimeEncoder().encodeToString(new byte[18_412]),
                "--outer",
                "Content-Type: image/png",
                "Content-ID: <logo@example.com>",
                "Content-Disposition: inline; filename=logo.png",
                "Content-Transfer-Encoding: base64",
                "",
                Base64.getEncoder().encodeToString(DemoPicture.png()),
                "--outer--");
    }

    private static String html(String title) {
        return """
                <body style="margin:0;background:#f4f1ea">
                <table width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:28px 12px">
                <table width="520" cellpadding="0" cellspacing="0" style="background:#fff;border-radius:8px;font-family:Georgia,serif;color:#2b2723">
                <tr><td style="padding:26px 32px 0"><img src="cid:logo@example.com" width="44" height="44" alt="Harbour Books"></td></tr>
                <tr><td style="padding:14px 32px 0;font-size:23px;font-weight:bold">TITLE</td></tr>
                <tr><td style="padding:12px 32px;font-size:16px;line-height:1.6">Dear reader,<br><br>your parcel left our shop this
                morning and should be with you on <b>Thursday</b>. The weather is fine for the crossing.</td></tr>
                <tr><td style="padding:0 32px"><table width="100%" style="border-top:1px solid #e6dfd2;font-size:15px">
                <tr><td style="padding:10px 0">The Lighthouse Keeper&rsquo;s Almanac</td><td align="right" style="padding:10px 0">18.00</td></tr>
                <tr><td style="padding:0 0 10px">A Short History of the Penny Post</td><td align="right" style="padding:0 0 10px">24.50</td></tr>
                <tr><td style="padding:10px 0;border-top:1px solid #e6dfd2"><b>Total</b></td><td align="right" style="border-top:1px solid #e6dfd2"><b>42.50</b></td></tr>
                </table></td></tr>
                <tr><td style="padding:14px 32px 30px"><a href="https://example.com/track/20481" style="display:inline-block;background:#1f4e5f;color:#fff;text-decoration:none;padding:11px 22px;border-radius:5px;font-family:sans-serif;font-size:15px">Follow the parcel</a></td></tr>
                </table></td></tr></table><img src="https://example.com/open.gif" width="1" height="1" alt="">
                </body>""".replace("TITLE", title);
    }
}
