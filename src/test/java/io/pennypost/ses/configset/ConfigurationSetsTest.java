package io.pennypost.ses.configset;

import static io.pennypost.ses.configset.SetWorld.SCOPE;
import static io.pennypost.ses.configset.SetWorld.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.ses.BadRequest;
import io.pennypost.ses.Tag;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What others see of configuration sets: their tags, and whether they can go.
class ConfigurationSetsTest {
    private final SetWorld world = new SetWorld();

    @Test
    void tagsAreChangedAsTheyAreAtThatMoment() {
        var tagged = world.sets.tagged();
        world.create("shop");
        assertEquals("configuration-set", tagged.arnType());
        assertEquals("ConfigurationSet", tagged.displayName());
        assertEquals(Optional.of(List.of()), tagged.tags(SCOPE, "shop"));

        assertTrue(tagged.changeTags(SCOPE, "shop", old -> List.of(new Tag("team", "a"))));

        assertEquals(Optional.of(List.of(new Tag("team", "a"))), tagged.tags(SCOPE, "shop"));
        assertEquals(List.of(new Tag("team", "a")), world.set("shop").tags());
    }

    @Test
    void aRefusedChangeOfTagsLeavesThemAlone() {
        world.create("shop");
        assertThrows(
                BadRequest.class,
                () -> world.sets.tagged().changeTags(SCOPE, "shop", old -> {
                    throw new BadRequest("no");
                }));
        assertEquals(List.of(), world.set("shop").tags());
    }

    @Test
    void aMissingSetHasNoTags() {
        assertEquals(Optional.empty(), world.sets.tagged().tags(SCOPE, "none"));
        assertFalse(world.sets.tagged().changeTags(SCOPE, "none", old -> old));
        assertFalse(world.sets.exists(SCOPE, "none"));
    }

    @Test
    void aSetThatATenantUsesStays() {
        var arn = "arn:aws:ses:eu-west-1:111122223333:configuration-set/shop";
        world.create("shop");
        world.usedByTenants.add(arn);
        assertRefused(
                "BadRequestException",
                "Cannot delete <" + arn + "> because it has tenant associations. "
                        + "Remove all tenant associations and try again.",
                () -> world.sets.delete(SCOPE, "shop"));
        assertTrue(world.sets.exists(SCOPE, "shop"));
        world.usedByTenants.clear();
        world.sets.delete(SCOPE, "shop");
        assertFalse(world.sets.exists(SCOPE, "shop"));
    }

    @Test
    void blocksThatSayNothingAreNotKept() {
        var asked = ConfigurationSet.named("shop", SetWorld.NOON)
                .withDelivery(DeliveryOptions.NONE)
                .withVdm(VdmOptions.NONE);
        world.sets.create(SCOPE, asked);
        assertEquals(Optional.empty(), world.set("shop").delivery());
        assertEquals(Optional.empty(), world.set("shop").vdm());
    }
}
