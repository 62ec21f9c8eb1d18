package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.ListTenantsFilterKey;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.ReputationEntityFilterKey;
import software.amazon.awssdk.services.sesv2.model.ReputationEntityType;
import software.amazon.awssdk.services.sesv2.model.SendingStatus;
import software.amazon.awssdk.services.sesv2.model.SuppressionListReason;
import software.amazon.awssdk.services.sesv2.model.SuppressionListScope;
import software.amazon.awssdk.services.sesv2.model.Tag;
import software.amazon.awssdk.services.sesv2.model.TenantInfo;

/// Tenants and their reputation as the stock SDK sees them.
final class TenancyTest {
    private static final String STRICT = "arn:aws:ses:us-east-1:aws:reputation-policy/strict";

    @TempDir
    Path directory;

    private RunningProgram program;
    private SesV2Client v2;

    @BeforeEach
    void start() {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"));
        v2 = program.v2();
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private String create(String name) {
        return v2.createTenant(r -> r.tenantName(name)).tenantArn();
    }

    private static List<String> names(List<TenantInfo> tenants) {
        return tenants.stream().map(TenantInfo::tenantName).toList();
    }

    private static void refused(String text, Runnable call) {
        var error = assertThrows(BadRequestException.class, call::run);
        assertEquals(text, error.awsErrorDetails().errorMessage());
    }

    private static void notFound(String text, Runnable call) {
        var error = assertThrows(NotFoundException.class, call::run);
        assertEquals(text, error.awsErrorDetails().errorMessage());
    }

    @Test
    void aTenantIsReadAsItWasCreated() {
        var tag = Tag.builder().key("k").value("v").build();
        var made = v2.createTenant(r -> r.tenantName("shop")
                .tags(tag)
                .suppressionAttributes(s -> s.suppressedReasons(SuppressionListReason.BOUNCE)));

        assertTrue(made.tenantId().matches("tn-[0-9a-f]{30}"), made.tenantId());
        assertEquals("arn:aws:ses:us-east-1:000000000000:tenant/shop/" + made.tenantId(), made.tenantArn());
        assertEquals(SendingStatus.ENABLED, made.sendingStatus());
        assertEquals(List.of(tag), made.tags());
        assertEquals(SuppressionListScope.ACCOUNT, made.suppressionAttributes().suppressionScope());
        var got = v2.getTenant(r -> r.tenantName("shop")).tenant();
        assertEquals("shop", got.tenantName());
        assertEquals(made.tenantId(), got.tenantId());
        assertEquals(made.tenantArn(), got.tenantArn());
        assertEquals(made.createdTimestamp(), got.createdTimestamp());
        assertEquals(made.tags(), got.tags());
        assertEquals(made.suppressionAttributes(), got.suppressionAttributes());
    }

    @Test
    void aNameIsCheckedAndTakenOnce() {
        create("shop");
        var twice = assertThrows(AlreadyExistsException.class, () -> create("shop"));
        assertEquals(
                "Tenant with name shop already exists in account 000000000000",
                twice.awsErrorDetails().errorMessage());
        assertEquals(400, twice.statusCode());
        refused(
                "Invalid tenant name <a b>: only alphanumeric ASCII characters, '_', and '-' are allowed.",
                () -> create("a b"));
        refused("TenantName cannot exceed 64 characters.", () -> create("x".repeat(65)));
        assertEquals(List.of("shop"), names(v2.listTenants(r -> {}).tenants()));
    }

    @Test
    void tenantsAreListedInPages() {
        for (var name : List.of("b", "d", "a", "c")) {
            create(name);
        }
        var pages = v2.listTenantsPaginator(r -> r.pageSize(3)).stream().toList();
        assertEquals(List.of("a", "b", "c"), names(pages.get(0).tenants()));
        assertEquals(List.of("d"), names(pages.get(1).tenants()));
        assertEquals(2, pages.size());
        refused("Invalid Next Token", () -> v2.listTenants(r -> r.nextToken("x")));
        refused(
                "1 validation error detected: Value at 'pageSize' failed to satisfy constraint: Member must have value"
                        + " less than or equal to 100",
                () -> v2.listTenants(r -> r.pageSize(101)));
    }

    @Test
    void tenantsAreFilteredByNameAndStatus() {
        create("shop-a");
        create("shop-b");
        var other = create("other");
        disable(other);

        assertEquals(
                List.of("shop-a", "shop-b"),
                names(v2.listTenants(r -> r.filter(Map.of(ListTenantsFilterKey.TENANT_NAME_CONTAINS, "op-")))
                        .tenants()));
        var disabled = v2.listTenants(r -> r.filter(Map.of(ListTenantsFilterKey.SENDING_STATUS, "DISABLED")))
                .tenants();
        assertEquals(List.of("other"), names(disabled));
        assertEquals(SendingStatus.DISABLED, disabled.getFirst().sendingStatus());
        refused(
                "Invalid sending status OFF specified.",
                () -> v2.listTenants(r -> r.filter(Map.of(ListTenantsFilterKey.SENDING_STATUS, "OFF"))));
    }

    private void disable(String arn) {
        v2.updateReputationEntityCustomerManagedStatus(r -> r.reputationEntityType(ReputationEntityType.RESOURCE)
                .reputationEntityReference(arn)
                .sendingStatus(SendingStatus.DISABLED));
    }

    @Test
    void aDeletedTenantIsGone() {
        create("shop");
        v2.deleteTenant(r -> r.tenantName("shop"));

        var text = "The requested tenant <shop> does not exist.";
        notFound(text, () -> v2.getTenant(r -> r.tenantName("shop")));
        notFound(text, () -> v2.deleteTenant(r -> r.tenantName("shop")));
        notFound(text, () -> v2.listTenantResources(r -> r.tenantName("shop")));
        notFound(text, () -> v2.putTenantSuppressionAttributes(r -> r.tenantName("shop")));
    }

    @Test
    void suppressionIsReplacedWhole() {
        create("shop");
        assertNull(v2.getTenant(r -> r.tenantName("shop")).tenant().suppressionAttributes());
        v2.putTenantSuppressionAttributes(r -> r.tenantName("shop")
                .suppressedReasons(SuppressionListReason.COMPLAINT)
                .suppressionScope(SuppressionListScope.TENANT));
        var own = v2.getTenant(r -> r.tenantName("shop")).tenant().suppressionAttributes();
        assertEquals(List.of(SuppressionListReason.COMPLAINT), own.suppressedReasons());
        assertEquals(SuppressionListScope.TENANT, own.suppressionScope());

        v2.putTenantSuppressionAttributes(r -> r.tenantName("shop"));

        var none = v2.getTenant(r -> r.tenantName("shop")).tenant().suppressionAttributes();
        assertEquals(List.of(), none.suppressedReasons());
        assertEquals(SuppressionListScope.ACCOUNT, none.suppressionScope());
    }

    @Test
    void aReputationEntityIsATenant() {
        var arn = create("shop");
        var entity = v2.getReputationEntity(r ->
                        r.reputationEntityType(ReputationEntityType.RESOURCE).reputationEntityReference(arn))
                .reputationEntity();

        assertEquals(arn, entity.reputationEntityReference());
        assertEquals(ReputationEntityType.RESOURCE, entity.reputationEntityType());
        assertEquals("arn:aws:ses:us-east-1:aws:reputation-policy/standard", entity.reputationManagementPolicy());
        assertEquals(SendingStatus.ENABLED, entity.customerManagedStatus().status());
        assertEquals(SendingStatus.ENABLED, entity.awsSesManagedStatus().status());
        assertNotNull(entity.customerManagedStatus().lastUpdatedTimestamp());
        assertNull(entity.reputationImpact());
    }

    @Test
    void aTenantIsStoppedAndLetGoAgain() {
        var arn = create("shop");
        disable(arn);
        assertEquals(
                SendingStatus.DISABLED,
                v2.getTenant(r -> r.tenantName("shop")).tenant().sendingStatus());

        v2.updateReputationEntityCustomerManagedStatus(r -> r.reputationEntityType(ReputationEntityType.RESOURCE)
                .reputationEntityReference(arn)
                .sendingStatus(SendingStatus.REINSTATED));

        assertEquals(
                SendingStatus.REINSTATED,
                v2.getTenant(r -> r.tenantName("shop")).tenant().sendingStatus());
    }

    @Test
    void aPolicyIsChosen() {
        var arn = create("shop");
        v2.updateReputationEntityPolicy(r -> r.reputationEntityType(ReputationEntityType.RESOURCE)
                .reputationEntityReference(arn)
                .reputationEntityPolicy(STRICT));
        assertEquals(
                STRICT,
                v2.listReputationEntities(r -> {})
                        .reputationEntities()
                        .getFirst()
                        .reputationManagementPolicy());

        refused(
                "Reputation policy <strict> does not exist.",
                () -> v2.updateReputationEntityPolicy(r -> r.reputationEntityType(ReputationEntityType.RESOURCE)
                        .reputationEntityReference(arn)
                        .reputationEntityPolicy("strict")));
    }

    @Test
    void entitiesAreListedFilteredAndPaged() {
        var a = create("a");
        var b = create("b");
        disable(b);

        assertEquals(List.of(b), entities(Map.of(ReputationEntityFilterKey.SENDING_STATUS, "DISABLED")));
        assertEquals(List.of(a, b), entities(Map.of(ReputationEntityFilterKey.ENTITY_TYPE, "RESOURCE")));
        assertEquals(
                List.of(a),
                entities(Map.of(
                        ReputationEntityFilterKey.ENTITY_REFERENCE_PREFIX,
                        "arn:aws:ses:us-east-1:000000000000:tenant/a")));
        assertEquals(List.of(), entities(Map.of(ReputationEntityFilterKey.REPUTATION_IMPACT, "HIGH")));
        assertEquals(
                2,
                v2.listReputationEntitiesPaginator(r -> r.pageSize(1)).stream().count());
        refused("Invalid Next Token", () -> v2.listReputationEntities(r -> r.nextToken("x")));
    }

    private List<String> entities(Map<ReputationEntityFilterKey, String> filter) {
        return v2.listReputationEntities(r -> r.filter(filter)).reputationEntities().stream()
                .map(entity -> entity.reputationEntityReference())
                .toList();
    }

    @Test
    void whatIsNoTenantIsNoEntity() {
        var arn = create("shop") + "0";
        var text = "The requested reputation entity <" + arn + "> does not exist.";
        notFound(
                text,
                () -> v2.getReputationEntity(r ->
                        r.reputationEntityType(ReputationEntityType.RESOURCE).reputationEntityReference(arn)));
        refused(text, () -> disable(arn));
        assertEquals(
                SendingStatus.ENABLED,
                v2.getTenant(r -> r.tenantName("shop")).tenant().sendingStatus());
    }

    @Test
    void onlyResourcesThatAreThereAreAssociated() {
        create("shop");
        refused("Provided resource identifier is not an SES resource", () -> associate("shop", "news"));
        refused(
                "Provided ARN is not in SES resource ARN format",
                () -> associate("shop", "arn:aws:ses:us-east-1:000000000000:news"));
        refused(
                "Unsupported resource type: contact-list",
                () -> associate("shop", "arn:aws:ses:us-east-1:000000000000:contact-list/x"));
        assertEquals(
                List.of(), v2.listTenantResources(r -> r.tenantName("shop")).tenantResources());
        v2.deleteTenantResourceAssociation(
                r -> r.tenantName("shop").resourceArn("arn:aws:ses:us-east-1:000000000000:configuration-set/none"));
    }

    private void associate(String tenant, String arn) {
        v2.createTenantResourceAssociation(r -> r.tenantName(tenant).resourceArn(arn));
    }
}
