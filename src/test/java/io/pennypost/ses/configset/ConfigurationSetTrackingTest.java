package io.pennypost.ses.configset;

import static io.pennypost.ses.configset.SetWorld.SCOPE;
import static io.pennypost.ses.configset.SetWorld.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The domain of tracking links, as v2 puts it and as v1 creates, updates and deletes it.
class ConfigurationSetTrackingTest {
    private final SetWorld world = new SetWorld();

    @BeforeEach
    void aSetAndTwoDomains() {
        world.create("shop");
        world.domains.add("a.example");
        world.domains.add("b.example");
    }

    private Optional<TrackingOptions> kept() {
        return world.set("shop").tracking();
    }

    private void put(Optional<String> domain, Optional<String> policy) {
        world.tracking.put(SCOPE, "shop", domain, policy);
    }

    @Test
    void aPutReplacesAndNothingClears() {
        put(Optional.of("a.example"), Optional.of("REQUIRE"));
        assertEquals(Optional.of(new TrackingOptions("a.example", Optional.of("REQUIRE"))), kept());
        put(Optional.of("b.example"), Optional.empty());
        assertEquals(Optional.of(new TrackingOptions("b.example", Optional.empty())), kept());
        put(Optional.empty(), Optional.empty());
        assertEquals(Optional.empty(), kept());
    }

    @Test
    void theDomainIsLookedAtBeforeThePolicy() {
        assertRefused(
                "BadRequestException",
                "CustomRedirectDomain must be specified.",
                () -> put(Optional.empty(), Optional.of("SOMETIMES")));
        assertRefused(
                "BadRequestException",
                "Domain <c.example> is not verified under this account.",
                () -> put(Optional.of("c.example"), Optional.of("SOMETIMES")));
        assertRefused(
                "BadRequestException",
                "1 validation error detected: Value at 'httpsPolicy' failed to satisfy constraint: "
                        + "Member must satisfy enum value set: [OPTIONAL, REQUIRE, REQUIRE_OPEN_ONLY]",
                () -> put(Optional.of("a.example"), Optional.of("SOMETIMES")));
        assertEquals(Optional.empty(), kept());
    }

    @Test
    void v1CreatesOnceUpdatesAndDeletes() {
        var missing = "There are no tracking options for configuration set <shop>";
        assertRefused(
                "TrackingOptionsDoesNotExistException",
                missing,
                () -> world.tracking.update(SCOPE, "shop", Optional.of("a.example")));
        assertRefused("TrackingOptionsDoesNotExistException", missing, () -> world.tracking.delete(SCOPE, "shop"));

        world.tracking.create(SCOPE, "shop", Optional.of("a.example"));
        assertRefused(
                "TrackingOptionsAlreadyExistsException",
                "Configuration set <shop> already has tracking options.",
                () -> world.tracking.create(SCOPE, "shop", Optional.of("b.example")));
        assertEquals(Optional.of(new TrackingOptions("a.example", Optional.empty())), kept());

        world.tracking.update(SCOPE, "shop", Optional.of("b.example"));
        assertEquals(Optional.of(new TrackingOptions("b.example", Optional.empty())), kept());
        world.tracking.delete(SCOPE, "shop");
        assertEquals(Optional.empty(), kept());
    }

    @Test
    void v1NeedsAVerifiedDomain() {
        var empty = "At least one field of TrackingOptions must contain a value.";
        assertRefused("BadRequestException", empty, () -> world.tracking.create(SCOPE, "shop", Optional.empty()));
        assertRefused("BadRequestException", empty, () -> world.tracking.create(SCOPE, "shop", Optional.of("")));
        assertRefused(
                "BadRequestException",
                "Domain <c.example> is not verified under this account.",
                () -> world.tracking.create(SCOPE, "shop", Optional.of("c.example")));
        assertEquals(Optional.empty(), kept());
    }

    @Test
    void anUpdateByV1KeepsThePolicyItCannotSee() {
        put(Optional.of("a.example"), Optional.of("REQUIRE_OPEN_ONLY"));
        world.tracking.update(SCOPE, "shop", Optional.of("b.example"));
        assertEquals(Optional.of(new TrackingOptions("b.example", Optional.of("REQUIRE_OPEN_ONLY"))), kept());
    }
}
