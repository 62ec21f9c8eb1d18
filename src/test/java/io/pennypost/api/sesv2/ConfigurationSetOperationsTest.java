package io.pennypost.api.sesv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.auth.Caller;
import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.ses.Tag;
import io.pennypost.ses.configset.ArchivingOptions;
import io.pennypost.ses.configset.DeliveryOptions;
import io.pennypost.ses.configset.MessageSecurityOptions;
import io.pennypost.ses.configset.ReputationOptions;
import io.pennypost.ses.configset.SendingOptions;
import io.pennypost.ses.configset.SuppressionOptions;
import io.pennypost.ses.configset.SuppressionReason;
import io.pennypost.ses.configset.TlsPolicy;
import io.pennypost.ses.configset.TrackingOptions;
import io.pennypost.ses.configset.VdmOptions;
import io.pennypost.ses.identity.IdentityWorld;
import io.pennypost.ses.identity.VerificationMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What callers of v2 see of configuration sets: answers, codes and texts.
class ConfigurationSetOperationsTest {
    private static final Caller CALLER = new Caller(
            IdentityWorld.SCOPE,
            "arn:aws:iam::000000000000:root",
            "000000000000",
            "000000000000",
            "127.0.0.1",
            "",
            false);

    private final IdentityWorld world = IdentityWorld.of(VerificationMode.AT_ONCE);

    private void create(CreateConfigurationSet.Input input) {
        new CreateConfigurationSet(world.sets, world.clock).handle(CALLER, input);
    }

    private static CreateConfigurationSet.Input named(String name) {
        return with(name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static CreateConfigurationSet.Input with(
            String name,
            Optional<TrackingOptions> tracking,
            Optional<DeliveryOptions> delivery,
            Optional<ReputationOptions> reputation,
            Optional<SendingOptions> sending) {
        return new CreateConfigurationSet.Input(
                name,
                tracking,
                delivery,
                reputation,
                sending,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private GetConfigurationSet.Output get(String name) {
        return new GetConfigurationSet(world.sets).handle(CALLER, new GetConfigurationSet.Input(name));
    }

    private void delete(String name) {
        new DeleteConfigurationSet(world.sets).handle(CALLER, new DeleteConfigurationSet.Input(name));
    }

    private ListConfigurationSets.Output list(
            Map<String, String> filter, Optional<String> token, Optional<Integer> size) {
        return new ListConfigurationSets(world.sets)
                .handle(CALLER, new ListConfigurationSets.Input(filter, token, size));
    }

    private static void assertRefused(String code, String message, Executable call) {
        var error = assertThrows(ServiceError.class, call);
        assertEquals(code + ": " + message, error.code() + ": " + error.getMessage());
    }

    @Test
    void withoutBlocksOnlySendingAndReputationAreThereAndOn() {
        create(named("plain"));
        assertEquals(
                new GetConfigurationSet.Output(
                        "plain",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new ReputationOptions(Optional.of(true), Optional.empty())),
                        Optional.of(new SendingOptions(Optional.of(true))),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                get("plain"));
    }

    @Test
    void aBlockWithoutItsBooleanIsOff() {
        create(with(
                "off",
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ReputationOptions(Optional.empty(), Optional.empty())),
                Optional.of(new SendingOptions(Optional.empty()))));
        assertEquals(
                Optional.of(false), get("off").reputationOptions().orElseThrow().reputationMetricsEnabled());
        assertEquals(
                Optional.of(false), get("off").sendingOptions().orElseThrow().sendingEnabled());
        assertFalse(world.sets.require(CALLER.scope(), "off").isSendingEnabled());
    }

    @Test
    void whatIsGivenIsReadBackExactly() {
        world.create("links.example.com");
        var input = new CreateConfigurationSet.Input(
                "full",
                Optional.of(new TrackingOptions("links.example.com", Optional.of("REQUIRE"))),
                Optional.of(new DeliveryOptions(
                        Optional.of(TlsPolicy.REQUIRE), Optional.empty(), Optional.of(300L), Optional.empty())),
                Optional.of(new ReputationOptions(Optional.of(false), Optional.empty())),
                Optional.of(new SendingOptions(Optional.of(true))),
                List.of(new Tag("team", "a")),
                Optional.of(new AskedSuppression(
                        Optional.of(List.of(Optional.of(SuppressionReason.BOUNCE))),
                        Optional.of("ACCOUNT"),
                        Optional.empty())),
                Optional.of(new VdmOptions(
                        Optional.of(new VdmOptions.DashboardOptions(Optional.of("ENABLED"))),
                        Optional.of(new VdmOptions.GuardianOptions(Optional.of("DISABLED"))))),
                Optional.of(new ArchivingOptions(Optional.of(
                        "arn:aws:ses:us-east-1:000000000000:mailmanager-archive/a-abcdefghijklmnopqrstuvwxyz"))),
                Optional.of(new MessageSecurityOptions(
                        Optional.of(new MessageSecurityOptions.SmimeScheme(Optional.of("DETACHED"))))));
        create(input);
        assertEquals(
                new GetConfigurationSet.Output(
                        input.configurationSetName(),
                        input.trackingOptions(),
                        input.deliveryOptions(),
                        input.reputationOptions(),
                        input.sendingOptions(),
                        input.tags(),
                        Optional.of(new SuppressionOptions(
                                List.of(SuppressionReason.BOUNCE), Optional.of("ACCOUNT"), Optional.empty())),
                        input.vdmOptions(),
                        input.archivingOptions(),
                        input.messageSecurityOptions()),
                get("full"));
    }

    @Test
    void whatASendNeedsToKnowHasDefaults() {
        create(named("plain"));
        create(with(
                "strict",
                Optional.empty(),
                Optional.of(new DeliveryOptions(
                        Optional.of(TlsPolicy.REQUIRE), Optional.empty(), Optional.of(300L), Optional.empty())),
                Optional.empty(),
                Optional.empty()));
        var plain = world.sets.require(CALLER.scope(), "plain");
        assertTrue(plain.isSendingEnabled());
        assertEquals(TlsPolicy.OPTIONAL, plain.tlsPolicy());
        assertEquals(Duration.ofHours(14), plain.maxDelivery());
        var strict = world.sets.require(CALLER.scope(), "strict");
        assertEquals(TlsPolicy.REQUIRE, strict.tlsPolicy());
        assertEquals(Duration.ofMinutes(5), strict.maxDelivery());
    }

    @Test
    void aNameIsTakenOnce() {
        create(named("mine"));
        assertRefused("AlreadyExistsException", "Configuration set mine already exists.", () -> create(named("mine")));
        create(named("Mine"));
    }

    @Test
    void setsOfAnotherRegionAreOthers() {
        create(named("mine"));
        assertFalse(world.sets.exists(new Scope("000000000000", "eu-west-1"), "mine"));
    }

    @Test
    void badNamesAreRefused() {
        assertRefused("BadRequestException", "The configuration set name must be specified.", () -> create(named("")));
        assertRefused(
                "BadRequestException",
                "Configuration set name cannot exceed 64 characters.",
                () -> create(named("a".repeat(65))));
        assertRefused(
                "BadRequestException",
                "Invalid configuration set name <a b>: only alphanumeric ASCII characters, '_',  '-' are allowed.",
                () -> create(named("a b")));
        create(named("a".repeat(64)));
    }

    @Test
    void aTrackingDomainMustBeVerified() {
        var tracking = Optional.of(new TrackingOptions("links.example.com", Optional.empty()));
        assertRefused(
                "BadRequestException",
                "Domain <links.example.com> is not verified under this account.",
                () -> create(with("mine", tracking, Optional.empty(), Optional.empty(), Optional.empty())));
        assertFalse(world.sets.exists(CALLER.scope(), "mine"));
        world.create("example.com");
        create(with("mine", tracking, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void aSendingPoolMustExist() {
        var delivery = Optional.of(
                new DeliveryOptions(Optional.empty(), Optional.of("pool"), Optional.empty(), Optional.empty()));
        assertRefused(
                "NotFoundException",
                "SendingPool <pool> doesn't exist",
                () -> create(with("mine", Optional.empty(), delivery, Optional.empty(), Optional.empty())));
    }

    @Test
    void unknownSetsAreNotFoundAndTheBracketsAreMeant() {
        assertRefused("NotFoundException", "Configuration set <nope> does not exist.", () -> get("nope"));
        assertRefused("NotFoundException", "Configuration set <nope> does not exist.", () -> delete("nope"));
        create(named("mine"));
        delete("mine");
        assertRefused("NotFoundException", "Configuration set <mine> does not exist.", () -> get("mine"));
    }

    @Test
    void pagesAreSortedFilteredAndStable() {
        for (var name : List.of("b1", "a1", "c1", "b2")) {
            create(named(name));
        }
        var first = list(Map.of(), Optional.empty(), Optional.of(2));
        assertEquals(List.of("a1", "b1"), first.configurationSets());
        delete("b1");
        create(named("a2"));
        var second = list(Map.of(), first.nextToken(), Optional.of(2));
        assertEquals(List.of("b2", "c1"), second.configurationSets());
        assertEquals(Optional.empty(), second.nextToken());
        assertEquals(
                List.of("a2", "b2"),
                list(Map.of("CONFIGURATION_SET_NAME_CONTAINS", "2"), Optional.empty(), Optional.empty())
                        .configurationSets());
    }

    @Test
    void badPagesAreRefused() {
        for (var size : new int[] {0, 1001}) {
            assertRefused(
                    "BadRequestException",
                    "The page size must be between 1 and 1000",
                    () -> list(Map.of(), Optional.empty(), Optional.of(size)));
        }
        assertRefused(
                "BadRequestException",
                "invalid nextToken abc",
                () -> list(Map.of(), Optional.of("abc"), Optional.empty()));
        var identities = world.tokens.write(CALLER.scope(), "identity", "a");
        assertRefused(
                "BadRequestException",
                "invalid nextToken " + identities,
                () -> list(Map.of(), Optional.of(identities), Optional.empty()));
        assertRefused(
                "BadRequestException",
                "A filter must be CONFIGURATION_SET_NAME_CONTAINS.",
                () -> list(Map.of("X", "a"), Optional.empty(), Optional.empty()));
    }
}
