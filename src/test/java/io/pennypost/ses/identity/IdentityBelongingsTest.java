package io.pennypost.ses.identity;

import static io.pennypost.ses.identity.IdentityWorld.SCOPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.ses.AlreadyExists;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.Tag;
import io.pennypost.ses.configset.ConfigurationSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What belongs to an identity besides its proofs: topics, flags, a default set, certificates, tags; and its end.
class IdentityBelongingsTest {
    private static final String DOMAIN = "example.com";
    private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:feedback";
    private static final String CERTIFICATE = "arn:aws:acm:us-east-1:000000000000:certificate/1";

    private final IdentityWorld world = IdentityWorld.of(VerificationMode.AT_ONCE);

    @BeforeEach
    void anIdentity() {
        world.topics.add(TOPIC);
        world.create(DOMAIN);
    }

    private String refusal(Class<? extends ServiceError> type, Runnable act) {
        var before = world.kept(DOMAIN);
        var refused = assertThrows(type, act::run);
        assertEquals(before, world.kept(DOMAIN));
        return String.valueOf(refused.getMessage());
    }

    private Notifications notifications() {
        return world.kept(DOMAIN).notifications().orElse(Notifications.NONE);
    }

    @Test
    void eachTypeHasATopicOfItsOwn() {
        world.feedback.setTopic(SCOPE, DOMAIN, NotificationType.BOUNCE, Optional.of(TOPIC));
        world.feedback.setHeaders(SCOPE, DOMAIN, NotificationType.DELIVERY, true);

        assertEquals(Optional.of(TOPIC), notifications().topic(NotificationType.BOUNCE));
        assertEquals(Optional.empty(), notifications().topic(NotificationType.COMPLAINT));
        assertTrue(notifications().hasHeaders(NotificationType.DELIVERY));
        assertFalse(notifications().hasHeaders(NotificationType.BOUNCE));
        world.feedback.setTopic(SCOPE, DOMAIN, NotificationType.BOUNCE, Optional.empty());
        world.feedback.setHeaders(SCOPE, DOMAIN, NotificationType.DELIVERY, false);
        assertEquals(Notifications.NONE, notifications());
    }

    @Test
    void aTopicMustExistHere() {
        for (var arn : List.of(
                TOPIC + "2", "feedback", "arn:aws:sns:eu-west-1:000000000000:feedback", "arn:aws:sqs:us-east-1:1:q")) {
            world.topics.add("feedback");
            assertEquals(
                    "Invalid SNS topic: " + arn,
                    refusal(
                            BadRequest.class,
                            () -> world.feedback.setTopic(SCOPE, DOMAIN, NotificationType.BOUNCE, Optional.of(arn))));
        }
    }

    @Test
    void v1KeepsForwardingOnUntilBothTopicsAreSet() {
        world.feedback.setTopic(SCOPE, DOMAIN, NotificationType.BOUNCE, Optional.of(TOPIC));
        refusal(BadRequest.class, () -> world.feedback.setForwardingBesideTopics(SCOPE, DOMAIN, false));
        world.feedback.setTopic(SCOPE, DOMAIN, NotificationType.COMPLAINT, Optional.of(TOPIC));

        world.feedback.setForwardingBesideTopics(SCOPE, DOMAIN, false);

        assertFalse(world.kept(DOMAIN).feedbackForwarding());
        world.feedback.setForwardingBesideTopics(SCOPE, DOMAIN, true);
        assertTrue(world.kept(DOMAIN).feedbackForwarding());
    }

    @Test
    void v2TurnsForwardingOffWithoutACondition() {
        world.feedback.setForwarding(SCOPE, DOMAIN, false);

        assertFalse(world.kept(DOMAIN).feedbackForwarding());
    }

    @Test
    void theDefaultSetMustExistWhenItIsChosen() {
        assertEquals(
                "Configuration set <news> does not exist.",
                refusal(
                        NotFound.class,
                        () -> world.identities.setConfigurationSet(SCOPE, DOMAIN, Optional.of("news"))));
        world.sets.create(SCOPE, ConfigurationSet.named("news", world.clock.instant()));

        world.identities.setConfigurationSet(SCOPE, DOMAIN, Optional.of("news"));

        assertEquals(Optional.of("news"), world.kept(DOMAIN).configurationSet());
        world.identities.setConfigurationSet(SCOPE, DOMAIN, Optional.empty());
        assertEquals(Optional.empty(), world.kept(DOMAIN).configurationSet());
    }

    @Test
    void settingsOfAnIdentityThatIsNotThereAreRefused() {
        for (var act : List.<Runnable>of(
                () -> world.feedback.setForwarding(SCOPE, "example.net", true),
                () -> world.feedback.setForwardingBesideTopics(SCOPE, "example.net", true),
                () -> world.feedback.setTopic(SCOPE, "example.net", NotificationType.BOUNCE, Optional.empty()),
                () -> world.identities.setConfigurationSet(SCOPE, "example.net", Optional.of("none")))) {
            assertEquals("Identity <example.net> does not exist.", refusal(NotFound.class, act));
        }
        var refused = assertThrows(
                ServiceError.class,
                () -> world.feedback.setHeaders(SCOPE, "example.net", NotificationType.BOUNCE, true));
        assertEquals("MessageRejected", refused.code());
        assertEquals("Identity example.net is not verified or does not exist.", refused.getMessage());
    }

    @Test
    void anAddressUnderADomainHasOneCertificate() {
        world.certificates.associate(SCOPE, DOMAIN, Optional.of("b@example.com"), CERTIFICATE);
        world.certificates.associate(SCOPE, DOMAIN, Optional.of("a@mail.example.com"), CERTIFICATE);
        assertEquals(
                "A certificate is already associated with b@example.com.",
                refusal(
                        AlreadyExists.class,
                        () -> world.certificates.associate(SCOPE, DOMAIN, Optional.of("b@EXAMPLE.com"), CERTIFICATE)));

        var first = world.certificates.list(SCOPE, DOMAIN, Optional.empty(), 1);
        var second = world.certificates.list(SCOPE, DOMAIN, first.nextToken(), 1);

        assertEquals(List.of(new IdentityCertificate("a@mail.example.com", CERTIFICATE)), first.items());
        assertEquals(List.of(new IdentityCertificate("b@example.com", CERTIFICATE)), second.items());
        assertEquals(Optional.empty(), second.nextToken());
        refusal(BadRequest.class, () -> world.certificates.list(SCOPE, DOMAIN, Optional.of("x"), 1));
        world.certificates.disassociate(SCOPE, DOMAIN, Optional.of("b@example.com"));
        world.certificates.disassociate(SCOPE, DOMAIN, Optional.of("b@example.com"));
        assertEquals(
                1,
                world.certificates
                        .list(SCOPE, DOMAIN, Optional.empty(), 10)
                        .items()
                        .size());
    }

    @Test
    void aCertificateNeedsAnAddressOfItsIdentity() {
        world.create("me@example.net");
        world.certificates.associate(SCOPE, "me@example.net", Optional.empty(), CERTIFICATE);

        assertEquals(
                "FromAddress must be specified for a domain identity.",
                refusal(
                        BadRequest.class,
                        () -> world.certificates.associate(SCOPE, DOMAIN, Optional.empty(), CERTIFICATE)));
        assertEquals(
                "The address me@example.net does not belong to the identity example.com.",
                refusal(
                        BadRequest.class,
                        () -> world.certificates.associate(SCOPE, DOMAIN, Optional.of("me@example.net"), CERTIFICATE)));
        assertEquals(
                "The address you@example.net does not belong to the identity me@example.net.",
                refusal(
                        BadRequest.class,
                        () -> world.certificates.disassociate(
                                SCOPE, "me@example.net", Optional.of("you@example.net"))));
        assertEquals(
                "Email identity example.org does not exist.",
                refusal(NotFound.class, () -> world.certificates.list(SCOPE, "example.org", Optional.empty(), 10)));
    }

    @Test
    void tagsChangeAsTheyAreAtThisMoment() {
        var tags = new IdentityTags(world.documents);
        assertEquals("identity", tags.arnType());
        assertEquals("EmailIdentity", tags.displayName());

        var changed = tags.changeTags(SCOPE, "EXAMPLE.com", present -> {
            var more = new ArrayList<>(present);
            more.add(new Tag("k", "v"));
            return more;
        });

        assertTrue(changed);
        assertEquals(Optional.of(List.of(new Tag("k", "v"))), tags.tags(SCOPE, DOMAIN));
        assertEquals(Optional.empty(), tags.tags(SCOPE, "example.net"));
        assertFalse(tags.changeTags(SCOPE, "example.net", present -> present));
        assertEquals(Optional.empty(), tags.tags(new Scope("000000000000", "eu-west-1"), DOMAIN));
    }

    @Test
    void anIdentityThatTenantsUseStays() {
        var arn = SCOPE.sesArn("identity/example.com");
        world.usedByTenants.add(arn);
        assertEquals(
                "Cannot delete <" + arn + "> because it has tenant associations. Remove all tenant associations and"
                        + " try again.",
                refusal(BadRequest.class, () -> world.identities.delete(SCOPE, DOMAIN)));
        world.usedByTenants.clear();

        assertTrue(world.identities.delete(SCOPE, DOMAIN));
        assertFalse(world.identities.delete(SCOPE, DOMAIN));
    }

    @Test
    void whatBelongsToAnIdentityGoesWithIt() {
        world.create("example.com.example");
        world.certificates.associate(SCOPE, "example.com.example", Optional.of("a@example.com.example"), CERTIFICATE);
        world.certificates.associate(SCOPE, DOMAIN, Optional.of("a@example.com"), CERTIFICATE);
        world.mailFrom.set(SCOPE, DOMAIN, "bounce.example.com", true);

        world.identities.delete(SCOPE, DOMAIN);
        world.create(DOMAIN);

        assertEquals(
                List.of(),
                world.certificates.list(SCOPE, DOMAIN, Optional.empty(), 10).items());
        assertEquals(Optional.empty(), world.kept(DOMAIN).mailFrom());
        assertEquals(
                1,
                world.certificates
                        .list(SCOPE, "example.com.example", Optional.empty(), 10)
                        .items()
                        .size());
    }

    @Test
    void onlyAddressesVerifiedThemselvesAreListed() {
        world.create("b@example.net");
        world.create("a@example.net");

        assertEquals(List.of("a@example.net", "b@example.net"), world.identities.verifiedAddresses(SCOPE));
    }

    @Test
    void anIdentityKeptByAnEarlierVersionIsRead() {
        world.catalog.write(writer -> {
            writer.put(SCOPE, "identity", "old.example", """
                    {"type":"DOMAIN","name":"old.example","ownership":{"status":"SUCCESS","since":"2026-11-24T12:00:00Z"},\
                    "dkim":{"origin":"AWS_SES","signingEnabled":true,"check":{"status":"NOT_STARTED",\
                    "since":"2026-11-24T12:00:00Z"}},"feedbackForwarding":true,"createdAt":"2026-11-24T12:00:00Z"}""");
            return true;
        });

        var old = world.read("old.example");

        assertEquals(Optional.empty(), old.notifications());
        assertEquals(Optional.empty(), old.dkim().next());
        world.feedback.setHeaders(SCOPE, "old.example", NotificationType.BOUNCE, true);
        assertTrue(world.kept("old.example").notifications().orElseThrow().hasHeaders(NotificationType.BOUNCE));
    }
}
