package io.pennypost.ses.configset;

import static io.pennypost.ses.configset.SetWorld.NOON;
import static io.pennypost.ses.configset.SetWorld.SCOPE;
import static io.pennypost.ses.configset.SetWorld.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is put takes the place of the whole block.
class ConfigurationSetOptionsTest {
    private final SetWorld world = new SetWorld();

    @BeforeEach
    void aSet() {
        world.create("shop");
    }

    private Optional<java.time.Instant> freshStart() {
        return world.set("shop").reputation().flatMap(ReputationOptions::lastFreshStart);
    }

    private static DeliveryOptions delivery(TlsPolicy policy, String pool) {
        return new DeliveryOptions(Optional.of(policy), Optional.of(pool), Optional.of(600L), Optional.empty());
    }

    @Test
    void ratesBeginAnewWhenAPausedSetGoesOn() {
        world.options.enableSending(SCOPE, "shop", true);
        assertEquals(Optional.empty(), freshStart(), "it was not paused");
        world.options.enableSending(SCOPE, "shop", false);
        assertFalse(world.set("shop").isSendingEnabled());
        assertEquals(Optional.empty(), freshStart());

        world.clock.advance(Duration.ofHours(1));
        world.options.enableSending(SCOPE, "shop", true);

        assertTrue(world.set("shop").isSendingEnabled());
        assertEquals(Optional.of(NOON.plus(Duration.ofHours(1))), freshStart());
        assertTrue(world.set("shop").isReputationMeasured());
    }

    @Test
    void theFreshStartOutlivesTheMetricsSwitch() {
        world.options.enableSending(SCOPE, "shop", false);
        world.options.enableSending(SCOPE, "shop", true);
        world.options.enableReputationMetrics(SCOPE, "shop", false);
        assertFalse(world.set("shop").isReputationMeasured());
        world.options.enableReputationMetrics(SCOPE, "shop", true);
        assertTrue(world.set("shop").isReputationMeasured());
        assertEquals(Optional.of(NOON), freshStart());
    }

    @Test
    void aCallerCannotSayWhenRatesBegan() {
        var asked = ConfigurationSet.named("mine", NOON)
                .withReputation(new ReputationOptions(Optional.of(true), Optional.of(NOON)));
        world.sets.create(SCOPE, asked);
        assertEquals(Optional.of(ReputationOptions.ON), world.set("mine").reputation());
    }

    @Test
    void deliveryIsReplacedAndCleared() {
        world.pools.add("pool");
        world.options.putDelivery(SCOPE, "shop", delivery(TlsPolicy.REQUIRE, "pool"));
        assertEquals(
                Optional.of(delivery(TlsPolicy.REQUIRE, "pool")),
                world.set("shop").delivery());
        assertEquals(Duration.ofMinutes(10), world.set("shop").maxDelivery());

        world.options.putDelivery(SCOPE, "shop", DeliveryOptions.NONE);

        assertEquals(Optional.empty(), world.set("shop").delivery());
        assertEquals(TlsPolicy.OPTIONAL, world.set("shop").tlsPolicy());
    }

    @Test
    void aPoolMustExistAndHaveAName() {
        assertRefused(
                "NotFoundException",
                "SendingPool <pool> doesn't exist",
                () -> world.options.putDelivery(SCOPE, "shop", delivery(TlsPolicy.REQUIRE, "pool")));
        assertRefused(
                "BadRequestException",
                "sendingPoolName can't be blank.",
                () -> world.options.putDelivery(SCOPE, "shop", delivery(TlsPolicy.REQUIRE, " ")));
        assertEquals(Optional.empty(), world.set("shop").delivery());
    }

    @Test
    void v1ChangesTheTlsPolicyAlone() {
        world.pools.add("pool");
        world.options.putDelivery(SCOPE, "shop", delivery(TlsPolicy.REQUIRE, "pool"));
        world.options.putTlsPolicy(SCOPE, "shop", Optional.of(TlsPolicy.OPTIONAL));
        assertEquals(
                Optional.of(delivery(TlsPolicy.OPTIONAL, "pool")),
                world.set("shop").delivery());

        world.create("small");
        world.options.putTlsPolicy(SCOPE, "small", Optional.of(TlsPolicy.REQUIRE));
        assertEquals(TlsPolicy.REQUIRE, world.set("small").tlsPolicy());
        world.options.putTlsPolicy(SCOPE, "small", Optional.empty());
        assertEquals(Optional.empty(), world.set("small").delivery());
    }

    @Test
    void suppressionWithoutReasonsIsAnOverrideOfItsOwn() {
        assertEquals(Optional.empty(), world.set("shop").suppression());
        var none = new SuppressionOptions(List.of(), Optional.empty(), Optional.empty());
        world.options.putSuppression(SCOPE, "shop", none);
        assertEquals(Optional.of(none), world.set("shop").suppression());
    }

    @Test
    void blocksThatSayNothingAreTakenAway() {
        var arn = "arn:aws:ses:eu-west-1:111122223333:mailmanager-archive/a-abcdefghijklmnopqrstuvwxyz";
        var metrics =
                new VdmOptions(Optional.of(new VdmOptions.DashboardOptions(Optional.of("ENABLED"))), Optional.empty());
        world.options.putArchiving(SCOPE, "shop", new ArchivingOptions(Optional.of(arn)));
        world.options.putVdm(SCOPE, "shop", metrics);
        assertEquals(Optional.of(arn), world.set("shop").archiving().flatMap(ArchivingOptions::archiveArn));
        assertEquals(Optional.of(metrics), world.set("shop").vdm());

        world.options.putArchiving(SCOPE, "shop", new ArchivingOptions(Optional.empty()));
        world.options.putVdm(
                SCOPE,
                "shop",
                new VdmOptions(Optional.of(new VdmOptions.DashboardOptions(Optional.empty())), Optional.empty()));

        assertEquals(Optional.empty(), world.set("shop").archiving());
        assertEquals(Optional.empty(), world.set("shop").vdm());
    }

    @Test
    void anUpdateChangesOnlyWhatIsGiven() {
        var smime = new MessageSecurityOptions(
                Optional.of(new MessageSecurityOptions.SmimeScheme(Optional.of("DETACHED"))));
        world.options.update(SCOPE, "shop", Optional.of(smime));
        world.options.update(SCOPE, "shop", Optional.empty());
        assertEquals(Optional.of(smime), world.set("shop").messageSecurity());
    }

    @Test
    void noBlockIsPutIntoASetThatIsMissing() {
        for (var call : List.<Runnable>of(
                () -> world.options.enableSending(SCOPE, "none", true),
                () -> world.options.enableReputationMetrics(SCOPE, "none", true),
                () -> world.options.putDelivery(SCOPE, "none", delivery(TlsPolicy.REQUIRE, "no pool")),
                () -> world.options.putTlsPolicy(SCOPE, "none", Optional.empty()),
                () -> world.options.putSuppression(
                        SCOPE, "none", new SuppressionOptions(List.of(), Optional.empty(), Optional.empty())),
                () -> world.options.putVdm(SCOPE, "none", VdmOptions.NONE),
                () -> world.options.putArchiving(SCOPE, "none", new ArchivingOptions(Optional.empty())),
                () -> world.options.update(SCOPE, "none", Optional.empty()),
                () -> world.tracking.put(SCOPE, "none", Optional.of("x"), Optional.empty()),
                () -> world.tracking.create(SCOPE, "none", Optional.of("x")),
                () -> world.tracking.update(SCOPE, "none", Optional.of("x")),
                () -> world.tracking.delete(SCOPE, "none"))) {
            assertRefused("NotFoundException", "Configuration set <none> does not exist.", call::run);
        }
        assertFalse(world.sets.exists(SCOPE, "none"));
    }
}
