package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.dkim.KeyRecord;
import io.pennypost.server.settings.Mode;
import io.pennypost.testing.DnsServer;
import io.pennypost.testing.MailSink;
import io.pennypost.testing.RsaKeys;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// What receivers see of a custom MAIL FROM: the domain of the envelope sender.
final class MailFromDeliveryTest {
    private static final String KEY = "s1._domainkey.example.com TXT \""
            + String.join("\" \"", KeyRecord.strings("v=DKIM1; k=rsa; p=" + RsaKeys.publicKey(2048))) + "\"\n";
    private static final String MX = "bounce.example.com MX 10 feedback-smtp.us-east-1.mail.example.net.\n";

    @TempDir
    Path directory;

    @Test
    void theReturnPathHasTheDomainOfTheIdentityOnceItsMxWasSeen() throws Exception {
        try (var sink = MailSink.start();
                var dns = new DnsServer(KEY);
                var program = RunningProgram.start(
                        Mode.SERVE,
                        directory.resolve("data"),
                        "account.production=true",
                        "dns.servers=[\"127.0.0.1:" + dns.address().getPort() + "\"]",
                        "identity.zone=mail.example.net",
                        "delivery.return_path_domain=bounces.example.net",
                        "delivery.route=[{domain=\"sink.example\",to=\"127.0.0.1:" + sink.port()
                                + "\",tls=\"none\"}]")) {
            var v2 = program.v2();
            v2.createEmailIdentity(r -> r.emailIdentity("example.com")
                    .dkimSigningAttributes(
                            d -> d.domainSigningSelector("s1").domainSigningPrivateKey(RsaKeys.pkcs8(2048))));
            assertTrue(v2.getEmailIdentity(r -> r.emailIdentity("example.com")).verifiedForSendingStatus());
            v2.putEmailIdentityMailFromAttributes(
                    r -> r.emailIdentity("example.com").mailFromDomain("bounce.example.com"));
            send(v2);
            assertTrue(sink.take().sender().endsWith("@bounces.example.net"));

            // Setting it anew begins a search that the next reading hurries.
            dns.become(KEY + MX);
            v2.putEmailIdentityMailFromAttributes(r -> r.emailIdentity("example.com"));
            v2.putEmailIdentityMailFromAttributes(
                    r -> r.emailIdentity("example.com").mailFromDomain("bounce.example.com"));
            assertEquals(
                    "SUCCESS",
                    v2.getEmailIdentity(r -> r.emailIdentity("example.com"))
                            .mailFromAttributes()
                            .mailFromDomainStatusAsString());
            send(v2);

            assertTrue(sink.take().sender().endsWith("@bounce.example.com"));
        }
    }

    private static void send(SesV2Client v2) {
        v2.sendEmail(r -> r.fromEmailAddress("a@example.com")
                .destination(d -> d.toAddresses("b@sink.example"))
                .content(c -> c.simple(m -> m.subject(s -> s.data("s")).body(b -> b.text(t -> t.data("t"))))));
    }
}
