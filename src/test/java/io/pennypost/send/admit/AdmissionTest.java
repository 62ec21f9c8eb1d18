package io.pennypost.send.admit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.pennypost.auth.Caller;
import io.pennypost.send.admit.Admission.Verdict;
import io.pennypost.send.admit.Submitted.Destination;
import io.pennypost.send.admit.Submitted.Header;
import io.pennypost.send.admit.Submitted.Tag;
import io.pennypost.ses.TenantUse;
import io.pennypost.ses.account.AccountSettings;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.identity.IdentityWorld;
import io.pennypost.ses.identity.VerificationMode;
import io.pennypost.ses.template.EmailTemplates;
import io.pennypost.store.Body;
import io.pennypost.testing.MemoryEventLog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each check refuses in the words that callers see, and the first that refuses decides.
final class AdmissionTest {
    private static final Caller ROOT = new Caller(
            IdentityWorld.SCOPE, "arn:aws:iam::000000000000:root", "000000000000", "AKIA", "127.0.0.1", "test", false);

    private final IdentityWorld world = IdentityWorld.of(VerificationMode.AT_ONCE);
    private final Accounts accounts =
            new Accounts(world.catalog, new MemoryEventLog(), new AccountSettings(true, -1, -1), world.clock);
    private final Admission admission = new Admission(
            accounts, world.sending, world.sets, new EmailTemplates(world.catalog, TenantUse.NONE, world.tokens));

    @BeforeEach
    void verifySender() {
        world.create("example.com");
    }

    private static Submitted message(String source, Destination destination, Submitted.Content content) {
        return new Submitted(
                Submitted.Door.V2,
                "SendEmail",
                source.isEmpty() ? Optional.empty() : Optional.of(source),
                Optional.of(destination),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                content,
                10_000);
    }

    private static Destination to(String... recipients) {
        return new Destination(List.of(recipients), List.of(), List.of());
    }

    private static Submitted.Simple simple(Header... headers) {
        return new Submitted.Simple(text("s"), Optional.of(text("t")), Optional.empty(), List.of(headers), List.of());
    }

    private static Submitted.Text text(String data) {
        return new Submitted.Text(data, Optional.empty());
    }

    private static Submitted.Raw raw(String mime) {
        return new Submitted.Raw(Body.of(mime.getBytes(StandardCharsets.UTF_8)));
    }

    private Refusal refusal(Submitted given) {
        return switch (admission.admit(ROOT, given)) {
            case Verdict.Refused(var refusal) -> refusal;
            case Verdict.Pass _ -> throw new AssertionError("It was admitted.");
        };
    }

    private String text(Submitted given) {
        return switch (refusal(given)) {
            case Refusal.Malformed malformed -> malformed.text().orElse("");
            case Refusal.NotVerified notVerified -> notVerified.text();
            case Refusal.TooLarge tooLarge -> tooLarge.text();
            case Refusal other -> other.toString();
        };
    }

    @Test
    void aSoundMessageIsAdmitted() {
        assertInstanceOf(
                Verdict.Pass.class, admission.admit(ROOT, message("a@example.com", to("b@example.net"), simple())));
    }

    @ParameterizedTest
    @CsvSource({
        "a,               Missing final '@domain'",
        "a@,              Missing domain",
        "@example.com,    Missing local name",
        "a b@example.com, Local address contains control or whitespace",
        "ä@example.com,   Local address contains control or whitespace",
        ".a@example.com,  Local address starts with dot",
        "a..b@example.com, Local address contains dot-dot",
        "a@.example.com,  Domain starts with dot",
        "a@example..com,  Domain contains dot-dot",
        "a@example.com.,  Domain ends with dot",
        "a@[127.0.0.1],   Domain contains illegal character",
    })
    void addressesAreRefusedInTheWordsOfTheParser(String address, String text) {
        assertEquals(text, text(message(address, to("b@example.net"), simple())));
        assertEquals(text, text(message("a@example.com", to(address), simple())));
    }

    @Test
    void ccIsLookedAtBeforeBccAndBothBeforeTo() {
        var all = new Destination(List.of("to"), List.of("cc@"), List.of("@bcc"));
        var withoutCc = new Destination(List.of("to"), List.of(), List.of("@bcc"));

        assertEquals("Missing domain", text(message("a@example.com", all, simple())));
        assertEquals("Missing local name", text(message("a@example.com", withoutCc, simple())));
    }

    @Test
    void theSourceIsLookedAtFirst() {
        assertEquals("Missing domain", text(message("a@", to("b"), simple())));
        assertEquals("", text(message("", to("b"), simple())));
    }

    @ParameterizedTest
    @CsvSource({
        "From,          v,    Header <From> cannot be set.",
        "content-type,  v,    Header <content-type> cannot be set.",
        "X-SES-Tenant,  v,    Header <X-SES-Tenant> cannot be set.",
        "Feedback-ID,   v,    Header <Feedback-ID> cannot be set.",
        "'',            v,    The header name must be specified.",
        "A b,           v,    Invalid header name <A b>.",
        "X-Y,           'ü',  Invalid value of header <X-Y>.",
        "X-Y,           '',   Invalid value of header <X-Y>.",
    })
    void headersAreRefusedByName(String name, String value, String text) {
        assertEquals(text, text(message("a@example.com", to("b@example.net"), simple(new Header(name, value)))));
    }

    @Test
    void aFieldThatMayStandOnceIsRefusedTwice() {
        assertEquals(
                "Duplicate header 'references'.",
                text(message(
                        "a@example.com",
                        to("b@example.net"),
                        simple(new Header("References", "<1@x>"), new Header("references", "<2@x>")))));
    }

    @Test
    void tagsAreLookedAtBeforeTheConfigurationSet() {
        var given = message("a@example.com", to("b@example.net"), simple());
        var bad = new Submitted(
                given.door(),
                given.operation(),
                given.source(),
                given.destination(),
                given.replyTo(),
                given.feedbackAddress(),
                Optional.of("none"),
                List.of(new Tag("a b", "c")),
                given.content(),
                given.sizeMax());

        assertEquals("Invalid tag name <a b>: only alphanumeric ASCII characters, '_',  '-' are allowed.", text(bad));
    }

    @Test
    void aPausedAccountSendsNothingAndSaysSoFirst() {
        accounts.setSendingEnabled(IdentityWorld.SCOPE, false);

        assertInstanceOf(Refusal.AccountPaused.class, refusal(message("a@", to("b"), simple())));
        accounts.setSendingEnabled(IdentityWorld.SCOPE, true);
        assertInstanceOf(
                Verdict.Pass.class, admission.admit(ROOT, message("a@example.com", to("b@example.net"), simple())));
    }

    @Test
    void rawContentThatIsTooLargeIsNotEvenRead() {
        assertEquals(
                "Message length is more than 10000 bytes long: '10001'.",
                text(message("a@example.com", to("b@example.net"), raw("x".repeat(10_001)))));
    }

    @Test
    void everyUnverifiedSenderIsNamedOnceInOrder() {
        var given = message(
                "s@one.example",
                to("b@example.net"),
                raw("From: f@two.example, s@one.example\r\nSender: x@three.example\r\n\r\nx\r\n"));

        assertEquals(
                "Email address is not verified. The following identities failed the check in region US-EAST-1:"
                        + " s@one.example, f@two.example, x@three.example",
                text(given));
    }

    @Test
    void anEmptyBodyIsRefused() {
        var empty = new Submitted.Simple(text("s"), Optional.empty(), Optional.empty(), List.of(), List.of());

        assertEquals(
                "At least one of Text or Html must be specified in the Body.",
                text(message("a@example.com", to("b@example.net"), empty)));
    }
}
