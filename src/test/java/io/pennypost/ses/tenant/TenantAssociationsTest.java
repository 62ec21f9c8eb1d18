package io.pennypost.ses.tenant;

import static io.pennypost.ses.tenant.TenantWorld.SCOPE;
import static io.pennypost.ses.tenant.TenantWorld.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.ses.Page;
import io.pennypost.ses.tenant.TenantLinks.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TenantAssociationsTest {
    private final TenantWorld world = new TenantWorld();
    private final TenantAssociations associations = world.associations;

    private Page<Link> ofTenant(String tenant, Optional<String> type, Optional<String> token, int size) {
        return associations.ofTenant(SCOPE, tenant, type, token, Optional.of(size));
    }

    private List<String> arns(String tenant, String type) {
        return ofTenant(tenant, Optional.of(type), Optional.empty(), 100).items().stream()
                .map(Link::resourceArn)
                .toList();
    }

    private boolean isUsed(String arn) {
        return world.catalog.read(reader -> world.links.isUsed(reader, SCOPE, arn));
    }

    @Test
    void anAssociationIsSeenFromBothSides() {
        var tenant = world.create("shop");
        var arn = world.set("news");
        assertFalse(isUsed(arn));

        associations.create(SCOPE, "shop", arn);

        var link = new Link("shop", tenant.id(), arn, world.clock.instant());
        assertEquals(
                List.of(link),
                ofTenant("shop", Optional.empty(), Optional.empty(), 10).items());
        assertEquals(
                List.of(link),
                associations
                        .ofResource(SCOPE, arn, Optional.empty(), Optional.empty())
                        .items());
        assertTrue(world.tenants.uses(SCOPE, tenant, arn));
        assertTrue(isUsed(arn));
    }

    @Test
    void itIsMadeOnceHoweverTheArnIsWritten() {
        world.create("shop");
        associations.create(SCOPE, "shop", world.set("news"));
        var shorter = "arn:aws:ses:::configuration-set/news";

        refused(
                "AlreadyExistsException",
                "Resources " + shorter + " has already been associated with tenant shop",
                () -> associations.create(SCOPE, "shop", shorter));
    }

    @Test
    void endingItTwiceIsFine() {
        world.create("shop");
        var arn = world.set("news");
        associations.create(SCOPE, "shop", arn);

        associations.delete(SCOPE, "shop", arn);
        associations.delete(SCOPE, "shop", arn);

        assertFalse(isUsed(arn));
        assertEquals(
                List.of(),
                ofTenant("shop", Optional.empty(), Optional.empty(), 10).items());
        refused(
                "NotFoundException",
                "The requested tenant <none> does not exist.",
                () -> associations.delete(SCOPE, "none", arn));
    }

    @Test
    void aResourceWhoseNameBeginsTheSameIsAnother() {
        world.create("shop");
        var longer = world.identity("example.com.au");
        var arn = world.identity("example.com");
        associations.create(SCOPE, "shop", longer);

        assertFalse(isUsed(arn));
        assertEquals(
                List.of(),
                associations
                        .ofResource(SCOPE, arn, Optional.empty(), Optional.empty())
                        .items());
    }

    @Test
    void oneTypeIsListedInEitherSpelling() {
        world.create("shop");
        var set = world.set("news");
        var identity = world.identity("example.com");
        associations.create(SCOPE, "shop", set);
        associations.create(SCOPE, "shop", identity);

        assertEquals(List.of(identity), arns("shop", "identity"));
        assertEquals(List.of(identity), arns("shop", "EMAIL_IDENTITY"));
        assertEquals(List.of(set), arns("shop", "configuration-set"));
        assertEquals(List.of(), arns("shop", "template"));
        refused("BadRequestException", "Invalid resource type x specified.", () -> arns("shop", "x"));
    }

    @Test
    void bothSidesListInPages() {
        var names = new ArrayList<String>();
        for (int i = 10; i < 35; i++) {
            names.add("t" + i);
            world.create("t" + i);
            associations.create(SCOPE, "t" + i, world.set("shared"));
            associations.create(SCOPE, "t10", world.identity(i + ".example.com"));
        }
        var tenants = new ArrayList<String>();
        Optional<String> token = Optional.empty();
        do {
            var page = associations.ofResource(SCOPE, world.set("shared"), token, Optional.of(10));
            page.items().forEach(link -> tenants.add(link.tenantName()));
            token = page.nextToken();
        } while (token.isPresent());
        assertEquals(names, tenants);

        var resources = new ArrayList<String>();
        do {
            var page = ofTenant("t10", Optional.of("identity"), token, 7);
            page.items().forEach(link -> resources.add(link.resourceArn()));
            token = page.nextToken();
        } while (token.isPresent());
        assertEquals(25, resources.size());
        assertEquals(resources.stream().sorted().distinct().toList(), resources);
    }

    @Test
    void aTokenIsGoodForItsOwnListingOnly() {
        world.create("a");
        world.create("b");
        for (int i = 0; i < 3; i++) {
            associations.create(SCOPE, "a", world.set("s" + i));
        }
        var token = ofTenant("a", Optional.empty(), Optional.empty(), 1).nextToken();

        refused("BadRequestException", "Invalid Next Token", () -> ofTenant("b", Optional.empty(), token, 1));
    }

    @Test
    void whatIsNotThereIsNotFoundAndNothingIsKept() {
        world.create("shop");
        var arn = SCOPE.sesArn("configuration-set/none");
        var text = "No ConfigurationSet present with name: none";
        refused("NotFoundException", text, () -> associations.create(SCOPE, "shop", arn));
        refused(
                "NotFoundException",
                text,
                () -> associations.ofResource(SCOPE, arn, Optional.empty(), Optional.empty()));
        refused(
                "NotFoundException",
                "The requested tenant <none> does not exist.",
                () -> associations.create(SCOPE, "none", world.set("news")));
        refused(
                "NotFoundException",
                "The requested tenant <none> does not exist.",
                () -> ofTenant("none", Optional.empty(), Optional.empty(), 1));
        assertFalse(isUsed(arn));
        assertFalse(isUsed(world.set("news")));
    }

    @Test
    void onlyThreeTypesOfTheCallersOwnCanBeUsed() {
        world.create("shop");
        refused(
                "BadRequestException",
                "Provided resource identifier is not an SES resource",
                () -> associations.create(SCOPE, "shop", "news"));
        refused(
                "BadRequestException",
                "Provided ARN is not in SES resource ARN format",
                () -> associations.create(SCOPE, "shop", "arn:aws:ses:us-east-1:000000000000:news"));
        refused(
                "BadRequestException",
                "Unsupported resource type: contact-list",
                () -> associations.create(SCOPE, "shop", SCOPE.sesArn("contact-list/x")));
        refused(
                "BadRequestException",
                "Operations on a resource created in a different account is not allowed",
                () -> associations.create(SCOPE, "shop", "arn:aws:ses:us-east-1:111111111111:identity/a.example"));
    }
}
