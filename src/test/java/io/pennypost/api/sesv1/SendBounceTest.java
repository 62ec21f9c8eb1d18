package io.pennypost.api.sesv1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.api.sesv1.SendBounce.BounceType;
import io.pennypost.api.sesv1.SendBounce.BouncedRecipientInfo;
import io.pennypost.api.sesv1.SendBounce.ExtensionField;
import io.pennypost.api.sesv1.SendBounce.MessageDsn;
import io.pennypost.api.sesv1.SendBounce.RecipientDsnFields;
import io.pennypost.auth.Caller;
import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.dsn.RecipientStatus;
import io.pennypost.receive.ReceivedMail;
import io.pennypost.receive.action.Reports;
import io.pennypost.receive.bounce.RequestedBounces;
import io.pennypost.send.OwnMail;
import io.pennypost.store.Body;
import io.pennypost.testing.ActsOn;
import io.pennypost.testing.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What callers of v1 see of `SendBounce`, and what the sender of the mail gets.
final class SendBounceTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Scope SCOPE = new Scope("000000000000", "us-east-1");
    private static final Caller CALLER =
            new Caller(SCOPE, "arn:aws:iam::000000000000:root", "000000000000", "000000000000", "127.0.0.1", "", false);
    private static final String RECIPIENT = "info@shop.example";

    private final SettableClock clock = new SettableClock(NOW);
    private final List<String> sent = new ArrayList<>();
    private Optional<Address> sender = Optional.of(new Address("bob", "remote.example"));
    private final SendBounce operation = new SendBounce(new RequestedBounces(
            (scope, id) -> Optional.of(mail()).filter(mail -> scope.equals(SCOPE) && id.equals(mail.id())),
            new Reports(new Outgoing(), (_, from) -> from.domain().equals("shop.example")),
            clock));

    private ReceivedMail mail() {
        return new ReceivedMail(
                "m1",
                SCOPE,
                NOW,
                sender,
                List.of(new Address("info", "shop.example")),
                InetAddress.ofLiteral("203.0.113.9"),
                "remote.example",
                Optional.empty(),
                Body.of("Subject: Order\r\n\r\nsecret".getBytes(StandardCharsets.US_ASCII)));
    }

    private final class Outgoing implements OwnMail {
        @Override
        public String report(Scope scope, Address from, Address to, Writing writing) throws IOException {
            var text = new String(writing.write("id@mail.example", clock.instant()), StandardCharsets.UTF_8);
            sent.add(from + " to " + to + "\n" + text);
            return "the-id";
        }

        @Override
        public String forward(Scope scope, Address signer, String reversePath, Address to, Body mail) {
            throw new AssertionError();
        }

        @Override
        public String keep(Scope scope, Address source, List<Address> recipients, Body mail) {
            throw new AssertionError();
        }
    }

    private static BouncedRecipientInfo ofType(String recipient, BounceType type) {
        return new BouncedRecipientInfo(recipient, Optional.empty(), Optional.of(type), Optional.empty());
    }

    private static SendBounce.Input input(String id, String bounceSender, BouncedRecipientInfo... recipients) {
        return new SendBounce.Input(
                id, bounceSender, List.of(recipients), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private void assertRefused(String code, String text, SendBounce.Input input) {
        var refused = assertThrows(ServiceError.class, () -> operation.handle(CALLER, input));
        assertEquals(code, refused.code());
        assertEquals(Optional.of(text), refused.text());
        assertEquals(List.of(), sent);
    }

    @Test
    @ActsOn("ses SendBounce *")
    void theSenderGetsWhatTheCallerSays() {
        var extension = List.of(new ExtensionField("X-Own", "yes"));
        var fields = new RecipientDsnFields(
                RecipientStatus.Action.DELAYED,
                "4.2.2",
                Optional.of("inbox@shop.example"),
                Optional.of("dns; mx.shop.example"),
                Optional.of("smtp; 452 full"),
                Optional.of(NOW),
                extension);
        var input = new SendBounce.Input(
                "m1",
                "Postmaster <postmaster@shop.example>",
                List.of(new BouncedRecipientInfo(RECIPIENT, Optional.empty(), Optional.empty(), Optional.of(fields))),
                Optional.of("Try later."),
                Optional.of(new MessageDsn("dns; here.example", Optional.of(NOW), extension)),
                Optional.of("arn:aws:ses:us-east-1:000000000000:identity/shop.example"));

        assertEquals("the-id", operation.handle(CALLER, input).messageId());

        var text = sent.getFirst();
        assertTrue(text.startsWith("postmaster@shop.example to bob@remote.example\n"), text);
        for (var line : List.of(
                "From: \"Postmaster\" <postmaster@shop.example>",
                "To: bob@remote.example",
                "VHJ5IGxhdGVyLg==",
                "Reporting-MTA: dns; here.example",
                "Arrival-Date: Tue, 24 Nov 2026 10:00:00 +0000\r\nX-Own: yes",
                "Original-Recipient: rfc822; info@shop.example",
                "Final-Recipient: rfc822; inbox@shop.example",
                "Action: delayed",
                "Status: 4.2.2",
                "Remote-MTA: dns; mx.shop.example",
                "Diagnostic-Code: smtp; 452 full",
                "Last-Attempt-Date: Tue, 24 Nov 2026 10:00:00 +0000\r\nX-Own: yes",
                "Subject: Order")) {
            assertTrue(text.contains(line + "\r\n"), line);
        }
        assertTrue(!text.contains("secret"), "the body was returned");
    }

    @ParameterizedTest
    @EnumSource(BounceType.class)
    void eachTypeHasItsReply(BounceType type) {
        operation.handle(CALLER, input("m1", "postmaster@shop.example", ofType(RECIPIENT, type)));

        var reply = switch (type) {
            case DOES_NOT_EXIST -> "5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 Mailbox does not exist";
            case MESSAGE_TOO_LARGE -> "5.3.4\r\nDiagnostic-Code: smtp; 552 5.3.4 Message too large";
            case EXCEEDED_QUOTA -> "5.2.2\r\nDiagnostic-Code: smtp; 552 5.2.2 Mailbox full";
            case CONTENT_REJECTED -> "5.6.1\r\nDiagnostic-Code: smtp; 500 5.6.1 Message content rejected";
            case UNDEFINED -> "5.0.0\r\nDiagnostic-Code: smtp; 554 5.0.0 Unknown failure";
            case TEMPORARY_FAILURE -> "4.0.0\r\nDiagnostic-Code: smtp; 450 4.0.0 Temporary failure";
        };
        assertTrue(sent.getFirst().contains("Status: " + reply + "\r\n"), sent.getFirst());
    }

    @Test
    void onlyMailOfTheLastDayIsBounced() {
        var input = input("m1", "postmaster@shop.example", ofType(RECIPIENT, BounceType.DOES_NOT_EXIST));
        clock.advance(Duration.ofHours(24));

        assertRefused("MessageRejected", "No message m1 was received within the last 24 hours.", input);
        clock.set(NOW.plus(Duration.ofHours(24)).minusMillis(1));
        assertEquals("the-id", operation.handle(CALLER, input).messageId());
    }

    @Test
    void anUnknownMailIsRefused() {
        assertRefused(
                "MessageRejected",
                "No message m2 was received within the last 24 hours.",
                input("m2", "postmaster@shop.example", ofType(RECIPIENT, BounceType.DOES_NOT_EXIST)));
    }

    @Test
    void theNullSenderIsNotBouncedTo() {
        sender = Optional.empty();

        assertRefused(
                "MessageRejected",
                "The message m1 has no sender that could be told.",
                input("m1", "postmaster@shop.example", ofType(RECIPIENT, BounceType.DOES_NOT_EXIST)));
    }

    @Test
    void theBounceSenderMustBeVerified() {
        assertRefused(
                "MessageRejected",
                "Email address is not verified. The following identities failed the check in region US-EAST-1:"
                        + " x@other.example",
                input("m1", "x@other.example", ofType(RECIPIENT, BounceType.DOES_NOT_EXIST)));
        assertRefused(
                "BadRequestException",
                "Not a valid bounceSender: nobody",
                input("m1", "nobody", ofType(RECIPIENT, BounceType.DOES_NOT_EXIST)));
    }

    @Test
    void recipientsMustBeSpokenOfInOneWay() {
        assertRefused(
                "BadRequestException",
                "BouncedRecipientInfoList must not be empty.",
                input("m1", "postmaster@shop.example"));
        assertRefused(
                "BadRequestException",
                "Not a valid recipient: nobody",
                input("m1", "postmaster@shop.example", ofType("nobody", BounceType.UNDEFINED)));
        assertRefused(
                "BadRequestException",
                "Exactly one of BounceType and RecipientDsnFields must be specified for info@shop.example.",
                input(
                        "m1",
                        "postmaster@shop.example",
                        new BouncedRecipientInfo(RECIPIENT, Optional.empty(), Optional.empty(), Optional.empty())));
    }

    @Test
    void anExtensionFieldCannotBecomeAnother() {
        var dsn = new MessageDsn("dns; x", Optional.empty(), List.of(new ExtensionField("X", "a\r\nStatus: 2.0.0")));
        var input = new SendBounce.Input(
                "m1",
                "postmaster@shop.example",
                List.of(ofType(RECIPIENT, BounceType.UNDEFINED)),
                Optional.empty(),
                Optional.of(dsn),
                Optional.empty());

        assertRefused("BadRequestException", "Not a valid extension field: X", input);
    }

    @Test
    void anIdentityOfAnotherAccountIsDenied() {
        var input = new SendBounce.Input(
                "m1",
                "postmaster@shop.example",
                List.of(ofType(RECIPIENT, BounceType.UNDEFINED)),
                Optional.empty(),
                Optional.empty(),
                Optional.of("arn:aws:ses:us-east-1:111111111111:identity/shop.example"));

        assertEquals(
                "AccessDeniedException",
                assertThrows(ServiceError.class, () -> operation.handle(CALLER, input))
                        .code());
    }
}
