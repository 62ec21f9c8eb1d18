package io.pennypost.ses.tenant;

import static io.pennypost.ses.tenant.TenantWorld.SCOPE;
import static io.pennypost.ses.tenant.TenantWorld.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReputationEntitiesTest {
    private final TenantWorld world = new TenantWorld();
    private final ReputationEntities reputation = world.reputation;
    private final String arn = world.create("shop").arn(SCOPE);

    @ParameterizedTest
    @CsvSource({
        "ENABLED, ENABLED, ENABLED",
        "REINSTATED, ENABLED, REINSTATED",
        "ENABLED, REINSTATED, REINSTATED",
        "DISABLED, ENABLED, DISABLED",
        "ENABLED, DISABLED, DISABLED",
        "REINSTATED, DISABLED, DISABLED"
    })
    void oneDisabledStatusIsEnough(SendingStatus customer, SendingStatus managed, SendingStatus both) {
        reputation.setCustomerStatus(SCOPE, arn, customer);
        reputation.setManagedStatus(SCOPE, arn, managed, "too many bounces");

        assertEquals(both, world.tenants.require(SCOPE, "shop").sendingStatus());
    }

    @Test
    void aStatusSaysSinceWhen() {
        world.clock.advance(Duration.ofHours(1));
        reputation.setCustomerStatus(SCOPE, arn, SendingStatus.DISABLED);

        assertEquals(
                new Standing(SendingStatus.DISABLED, Optional.empty(), world.clock.instant()),
                reputation.require(SCOPE, arn).customer());
    }

    @Test
    void aPolicyIsOneOfThoseOfAws() {
        assertEquals(
                "arn:aws:ses:us-east-1:aws:reputation-policy/standard",
                ReputationEntities.policyArn(SCOPE, reputation.require(SCOPE, arn)));
        reputation.setPolicy(SCOPE, arn, "arn:aws:ses:us-east-1:aws:reputation-policy/strict");
        assertEquals("strict", reputation.require(SCOPE, arn).policy());

        for (var wrong : List.of(
                "strict",
                "arn:aws:ses:us-east-1:aws:reputation-policy/lax",
                "arn:aws:ses:eu-west-1:aws:reputation-policy/strict",
                "arn:aws:ses:us-east-1:000000000000:reputation-policy/strict")) {
            refused(
                    "BadRequestException",
                    "Reputation policy <" + wrong + "> does not exist.",
                    () -> reputation.setPolicy(SCOPE, arn, wrong));
        }
        assertEquals("strict", reputation.require(SCOPE, arn).policy());
    }

    @Test
    void whatIsNoTenantOfTheCallerIsNoEntity() {
        for (var wrong : List.of(
                "shop",
                SCOPE.sesArn("tenant/shop"),
                SCOPE.sesArn("tenant/shop/tn-other"),
                SCOPE.sesArn("identity/shop/tn-other"),
                arn.replace("000000000000", "111111111111"),
                arn.replace("us-east-1", "eu-west-1"))) {
            var text = "The requested reputation entity <" + wrong + "> does not exist.";
            refused("NotFoundException", text, () -> reputation.require(SCOPE, wrong));
            refused(
                    "BadRequestException",
                    text,
                    () -> reputation.setCustomerStatus(SCOPE, wrong, SendingStatus.DISABLED));
        }
    }
}
