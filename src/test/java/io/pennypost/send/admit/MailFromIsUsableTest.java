package io.pennypost.send.admit;

import static io.pennypost.ses.identity.IdentityWorld.SCOPE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pennypost.auth.Caller;
import io.pennypost.send.admit.Admission.Verdict;
import io.pennypost.send.admit.Submitted.Destination;
import io.pennypost.send.admit.Submitted.Text;
import io.pennypost.ses.TenantUse;
import io.pennypost.ses.account.AccountSettings;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.identity.IdentityWorld;
import io.pennypost.ses.identity.VerificationMode;
import io.pennypost.ses.template.EmailTemplates;
import io.pennypost.testing.MemoryEventLog;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The MAIL FROM domain of the sending identity is used while its MX is seen; else its owner's choice counts.
final class MailFromIsUsableTest {
    private static final Caller ROOT =
            new Caller(SCOPE, "arn:aws:iam::000000000000:root", "000000000000", "AKIA", "127.0.0.1", "test", false);

    private final IdentityWorld world = IdentityWorld.of(VerificationMode.DNS);

    private Verdict admit(String source) {
        var accounts =
                new Accounts(world.catalog, new MemoryEventLog(), new AccountSettings(true, -1, -1), world.clock);
        return new Admission(
                        accounts,
                        world.sending,
                        world.sets,
                        new EmailTemplates(world.catalog, TenantUse.NONE, world.tokens))
                .admit(
                        ROOT,
                        new Submitted(
                                Submitted.Door.V2,
                                "SendEmail",
                                Optional.of(source),
                                Optional.of(new Destination(List.of("b@example.net"), List.of(), List.of())),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                new Submitted.Simple(
                                        new Text("s", Optional.empty()),
                                        Optional.of(new Text("t", Optional.empty())),
                                        Optional.empty(),
                                        List.of(),
                                        List.of()),
                                10_000));
    }

    private Optional<String> returnPathDomain(String source) {
        return switch (admit(source)) {
            case Verdict.Pass(var message) -> message.mailFromDomain();
            case Verdict.Refused(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private void verified(String name) {
        world.create(name);
        world.ownership.approve(SCOPE, name);
    }

    @Test
    void whileItsMxIsSeenItIsTheDomainOfReturnPaths() {
        verified("example.com");
        assertEquals(Optional.empty(), returnPathDomain("a@example.com"));
        world.mailFrom.set(SCOPE, "example.com", "bounce.example.com", true);
        world.dns.publish("bounce.example.com", "MX", "10 mail.example.net");
        world.turn();

        assertEquals(Optional.of("bounce.example.com"), returnPathDomain("a@example.com"));
        assertEquals(Optional.of("bounce.example.com"), returnPathDomain("a@sub.example.com"));
    }

    @Test
    void whileItIsNotTheOwnersChoiceCounts() {
        verified("example.com");
        world.mailFrom.set(SCOPE, "example.com", "bounce.example.com", false);
        assertEquals(Optional.empty(), returnPathDomain("a@example.com"));

        world.mailFrom.set(SCOPE, "example.com", "bounce.example.com", true);

        assertEquals(
                new Verdict.Refused(new Refusal.MailFromNotVerified("bounce.example.com")), admit("a@example.com"));
    }

    @Test
    void theSettingsOfTheAddressWinOverThoseOfItsDomain() {
        verified("example.com");
        verified("a@example.com");
        world.mailFrom.set(SCOPE, "example.com", "bounce.example.com", true);

        assertEquals(Optional.empty(), returnPathDomain("a@example.com"));
    }

    @Test
    void anUnverifiedSenderIsToldFirst() {
        world.create("example.com");
        world.mailFrom.set(SCOPE, "example.com", "bounce.example.com", true);

        assertEquals(
                new Verdict.Refused(new Refusal.NotVerified("us-east-1", List.of("a@example.com"))),
                admit("a@example.com"));
    }
}
