package io.pennypost.ses.tenant;

import static io.pennypost.ses.tenant.TenantWorld.SCOPE;
import static io.pennypost.ses.tenant.TenantWorld.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.Page;
import io.pennypost.ses.Tag;
import io.pennypost.ses.configset.SuppressionReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TenantsTest {
    private final TenantWorld world = new TenantWorld();

    private Page<Tenant> list(Optional<String> token, int size) {
        return world.tenants.list(SCOPE, "", Optional.empty(), token, Optional.of(size));
    }

    private static List<String> names(Page<Tenant> page) {
        return page.items().stream().map(Tenant::name).toList();
    }

    @Test
    void aTenantHasAnIdAndMaySend() {
        var tenant = world.create("shop");

        assertTrue(tenant.id().matches("tn-[0-9a-f]{30}"), tenant.id());
        assertEquals("arn:aws:ses:us-east-1:000000000000:tenant/shop/" + tenant.id(), tenant.arn(SCOPE));
        assertEquals(SendingStatus.ENABLED, tenant.sendingStatus());
        assertEquals(tenant, world.tenants.require(SCOPE, "shop"));
        assertEquals(Optional.empty(), world.tenants.find(new Scope("000000000000", "eu-west-1"), "shop"));
    }

    @Test
    void aNameIsTakenOnce() {
        var first = world.create("shop");

        refused(
                "AlreadyExistsException",
                "Tenant with name shop already exists in account 000000000000",
                () -> world.create("shop"));
        assertEquals(first, world.tenants.require(SCOPE, "shop"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\" | TenantName cannot be empty",
                "a.b | Invalid tenant name <a.b>: only alphanumeric ASCII characters, '_', and '-' are allowed.",
                "é | Invalid tenant name <é>: only alphanumeric ASCII characters, '_', and '-' are allowed."
            })
    void badNamesAreRefused(String name, String text) {
        refused("BadRequestException", text, () -> world.create(name));
        assertEquals(List.of(), list(Optional.empty(), 10).items());
    }

    @Test
    void aNameHasAtMost64Characters() {
        world.create("x".repeat(64));

        refused("BadRequestException", "TenantName cannot exceed 64 characters.", () -> world.create("x".repeat(65)));
    }

    @Test
    void badTagsAreRefused() {
        refused(
                "BadRequestException",
                "Duplicate tag key: k",
                () -> world.tenants.create(
                        SCOPE, "shop", List.of(new Tag("k", "1"), new Tag("k", "2")), Optional.empty()));
        assertEquals(Optional.empty(), world.tenants.find(SCOPE, "shop"));
    }

    @Test
    void pagesStayRightWhileTenantsComeAndGo() {
        for (var name : List.of("e", "a", "c", "b", "d")) {
            world.create(name);
        }
        var first = list(Optional.empty(), 2);
        assertEquals(List.of("a", "b"), names(first));
        world.tenants.delete(SCOPE, "b");
        world.create("aa");

        var second = list(first.nextToken(), 2);
        assertEquals(List.of("c", "d"), names(second));
        var third = list(second.nextToken(), 2);

        assertEquals(List.of("e"), names(third));
        assertEquals(Optional.empty(), third.nextToken());
    }

    @Test
    void filtersLeaveNoGapsInPages() {
        for (int i = 0; i < 30; i++) {
            world.create("t" + (i % 3) + "-" + i);
        }
        var found = new ArrayList<String>();
        Optional<String> token = Optional.empty();
        do {
            var page = world.tenants.list(SCOPE, "t1-", Optional.empty(), token, Optional.of(4));
            found.addAll(names(page));
            token = page.nextToken();
        } while (token.isPresent());

        assertEquals(10, found.size());
        assertTrue(found.stream().allMatch(name -> name.startsWith("t1-")), found.toString());
    }

    @Test
    void pagesHaveBounds() {
        var text = "1 validation error detected: Value at 'pageSize' failed to satisfy constraint: "
                + "Member must have value ";
        refused("BadRequestException", text + "less than or equal to 100", () -> list(Optional.empty(), 101));
        refused("BadRequestException", text + "greater than or equal to 1", () -> list(Optional.empty(), 0));
        refused("BadRequestException", "Invalid Next Token", () -> list(Optional.of("x"), 10));
    }

    @Test
    void suppressionIsNotSetUntilItIs() {
        world.create("shop");
        assertEquals(Optional.empty(), world.tenants.require(SCOPE, "shop").suppression());
        var own = TenantSuppression.of(List.of(SuppressionReason.BOUNCE), Optional.of(SuppressionScope.TENANT));
        world.tenants.setSuppression(SCOPE, "shop", own);
        assertEquals(Optional.of(own), world.tenants.require(SCOPE, "shop").suppression());

        var none = TenantSuppression.of(List.of(), Optional.empty());
        world.tenants.setSuppression(SCOPE, "shop", none);

        assertEquals(
                SuppressionScope.ACCOUNT,
                world.tenants.require(SCOPE, "shop").suppression().orElseThrow().suppressionScope());
        refused(
                "NotFoundException",
                "The requested tenant <none> does not exist.",
                () -> world.tenants.setSuppression(SCOPE, "none", none));
    }

    @Test
    void aDeletedTenantTakesItsAssociationsWithIt() {
        var tenant = world.create("shop");
        var arns = new ArrayList<String>();
        // More than one transaction removes.
        for (int i = 0; i < 1001; i++) {
            arns.add(world.set("s" + i));
            world.associations.create(SCOPE, "shop", arns.getLast());
        }

        world.tenants.delete(SCOPE, "shop");

        assertEquals(Optional.empty(), world.tenants.find(SCOPE, "shop"));
        for (var arn : arns) {
            boolean used = world.catalog.read(reader -> world.links.isUsed(reader, SCOPE, arn));
            assertFalse(used, arn);
        }
        assertNotEquals(tenant.id(), world.create("shop").id());
        assertEquals(
                List.of(),
                world.associations
                        .ofTenant(SCOPE, "shop", Optional.empty(), Optional.empty(), Optional.empty())
                        .items());
    }

    @Test
    void whatOthersKeepForATenantIsRemovedToTheLastPiece() {
        var kept = new AtomicInteger(1200);
        var other = new TenantWorld((writer, scope, tenant, limit) -> {
            int some = Math.min(limit, kept.get());
            kept.addAndGet(-some);
            return some;
        });
        other.create("shop");

        other.tenants.delete(SCOPE, "shop");

        assertEquals(0, kept.get());
        assertEquals(Optional.empty(), other.tenants.find(SCOPE, "shop"));
    }

    @Test
    void whatIsNotThereCannotBeDeleted() {
        refused(
                "NotFoundException",
                "The requested tenant <none> does not exist.",
                () -> world.tenants.delete(SCOPE, "none"));
    }

    @Test
    void tagsAreFoundByNameAndId() {
        var tenant = world.create("shop");
        var tagged = new TaggedTenants(world.tenants);
        var tags = List.of(new Tag("k", "v"));

        assertTrue(tagged.changeTags(SCOPE, "shop/" + tenant.id(), _ -> tags));
        assertEquals(Optional.of(tags), tagged.tags(SCOPE, "shop/" + tenant.id()));
        assertEquals(tags, world.tenants.require(SCOPE, "shop").tags());
        assertFalse(tagged.changeTags(SCOPE, "shop/tn-other", _ -> tags));
        assertEquals(Optional.empty(), tagged.tags(SCOPE, "shop"));
    }
}
