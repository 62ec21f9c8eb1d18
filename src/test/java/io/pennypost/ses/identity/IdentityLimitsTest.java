package io.pennypost.ses.identity;

import static io.pennypost.ses.identity.IdentityWorld.SCOPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.LimitExceeded;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.configset.ConfigurationSet;
import org.junit.jupiter.api.Test;

/// Quotas on what an account may have.
class IdentityLimitsTest {
    private final IdentityWorld world = IdentityWorld.of(VerificationMode.AT_ONCE);

    @Test
    void anAccountHasTenThousandIdentitiesAndNoMore() {
        world.create("example.com");
        fill("identity", "example.com", SesLimits.IDENTITIES_MAX);
        for (var name : new String[] {"one.more.example", "me@one.more.example"}) {
            assertEquals(
                    "An account can have at most 10000 identities.",
                    assertThrows(LimitExceeded.class, () -> world.create(name)).getMessage());
        }
        assertThrows(LimitExceeded.class, () -> world.identities.verifyDomain(SCOPE, "one.more.example"));
        assertThrows(LimitExceeded.class, () -> world.identities.verifyDkim(SCOPE, "one.more.example"));
        world.identities.create(
                new Scope("000000000000", "eu-west-1"), NewIdentity.of(IdentityName.of("one.more.example")));
    }

    @Test
    void anAccountHasTenThousandConfigurationSetsAndNoMore() {
        world.sets.create(SCOPE, ConfigurationSet.named("first", world.clock.instant()));
        fill("configuration-set", "first", SesLimits.CONFIGURATION_SETS_MAX);
        var more = ConfigurationSet.named("one-more", world.clock.instant());
        assertEquals(
                "An account can have at most 10000 configuration sets.",
                assertThrows(LimitExceeded.class, () -> world.sets.create(SCOPE, more))
                        .getMessage());
    }

    /// Copies a document until there are so many.
    private void fill(String kind, String name, int number) {
        var json = world.catalog.find(SCOPE, kind, name).orElseThrow().json();
        world.catalog.write(writer -> {
            for (int i = 1; i < number; i++) {
                writer.put(SCOPE, kind, "copy" + i, json);
            }
            return number;
        });
    }
}
