package io.pennypost.ses.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.Tag;
import io.pennypost.testing.MemoryCatalog;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Pools, and the addresses that move between them.
class DedicatedIpsTest {
    private static final Scope SCOPE = new Scope("000000000000", "us-east-1");
    private static final Scope OTHER = new Scope("111111111111", "us-east-1");

    private final MemoryCatalog catalog = new MemoryCatalog();
    private final PageTokens tokens = new PageTokens("a secret of tests".getBytes(StandardCharsets.US_ASCII));
    private final DedicatedIpPools pools = new DedicatedIpPools(catalog, tokens);
    private final DedicatedIps ips = new DedicatedIps(
            catalog,
            new SourceAddresses(
                    SCOPE.account(),
                    Stream.of("192.0.2.1", "192.0.2.2", "2001:db8::1")
                            .map(InetAddress::ofLiteral)
                            .toList()),
            pools,
            tokens);

    private static void assertRefused(String code, String message, Executable call) {
        var error = assertThrows(ServiceError.class, call);
        assertEquals(code + ": " + message, error.code() + ": " + error.getMessage());
    }

    private void create(String name) {
        pools.create(SCOPE, name, ScalingMode.STANDARD, List.of());
    }

    private List<String> in(String pool) {
        return ips.list(SCOPE, Optional.of(pool), Optional.empty(), 10).items().stream()
                .map(DedicatedIp::ip)
                .toList();
    }

    @Test
    void addressesStandInTheDefaultPoolAndAreWarm() {
        assertEquals(
                new DedicatedIp("192.0.2.1", WarmupStatus.DONE, 100, "ses-default-dedicated-pool"),
                ips.require(SCOPE, "192.0.2.1"));
        assertEquals(3, in("ses-default-dedicated-pool").size());
    }

    @Test
    void anAddressIsKnownInEverySpellingOfIt() {
        assertEquals(ips.require(SCOPE, "2001:db8::1"), ips.require(SCOPE, "2001:DB8:0:0:0:0:0:1"));
    }

    @Test
    void otherAccountsHaveNoAddresses() {
        assertEquals(
                List.of(),
                ips.list(OTHER, Optional.empty(), Optional.empty(), 10).items());
        assertRefused(
                "NotFoundException",
                "The requested dedicated IP <192.0.2.1> does not exist.",
                () -> ips.require(OTHER, "192.0.2.1"));
        assertEquals(List.of(), ips.sources(OTHER, Optional.empty()));
    }

    @Test
    void anAddressMovesAndKeepsItsWarmth() {
        create("mine");
        ips.setWarmup(SCOPE, "192.0.2.1", 40);
        ips.move(SCOPE, "192.0.2.1", "mine");
        assertEquals(
                new DedicatedIp("192.0.2.1", WarmupStatus.IN_PROGRESS, 40, "mine"), ips.require(SCOPE, "192.0.2.1"));
        assertEquals(List.of("192.0.2.1"), in("mine"));
        assertEquals(List.of(InetAddress.ofLiteral("192.0.2.1")), ips.sources(SCOPE, Optional.of("mine")));
        assertEquals(2, ips.sources(SCOPE, Optional.empty()).size());
        assertEquals(List.of(), ips.sources(SCOPE, Optional.of("ses-shared-pool")));
    }

    @Test
    void whatIsNotThereIsNotFoundAndNothingMoves() {
        assertRefused(
                "NotFoundException",
                "The requested pool <nope> does not exist.",
                () -> ips.move(SCOPE, "192.0.2.1", "nope"));
        for (var ip : List.of("192.0.2.9", "mail.example.com", "")) {
            assertRefused(
                    "NotFoundException",
                    "The requested dedicated IP <" + ip + "> does not exist.",
                    () -> ips.move(SCOPE, ip, "ses-default-dedicated-pool"));
        }
        assertRefused(
                "NotFoundException",
                "The requested pool <nope> does not exist.",
                () -> ips.list(SCOPE, Optional.of("nope"), Optional.empty(), 10));
        assertEquals(3, in("ses-default-dedicated-pool").size());
    }

    @Test
    void aDeletedPoolGivesItsAddressesBack() {
        create("mine");
        ips.move(SCOPE, "192.0.2.2", "mine");
        ips.deletePool(SCOPE, "mine");
        assertEquals(
                "ses-default-dedicated-pool", ips.require(SCOPE, "192.0.2.2").poolName());
        assertRefused(
                "NotFoundException", "The requested pool <mine> does not exist.", () -> ips.deletePool(SCOPE, "mine"));
    }

    @Test
    void aManagedPoolManagesItsAddresses() {
        create("mine");
        ips.move(SCOPE, "192.0.2.2", "mine");
        pools.setScalingMode(SCOPE, "mine", ScalingMode.MANAGED);
        assertEquals(
                new DedicatedIp("192.0.2.2", WarmupStatus.NOT_APPLICABLE, -1, "mine"), ips.require(SCOPE, "192.0.2.2"));
        var text = "The addresses of the MANAGED pool <mine> are managed by the service.";
        assertRefused("BadRequestException", text, () -> ips.move(SCOPE, "192.0.2.1", "mine"));
        assertRefused("BadRequestException", text, () -> ips.setWarmup(SCOPE, "192.0.2.2", 10));
        assertRefused(
                "BadRequestException",
                "A MANAGED pool cannot be converted to STANDARD.",
                () -> pools.setScalingMode(SCOPE, "mine", ScalingMode.STANDARD));
        ips.move(SCOPE, "192.0.2.2", "ses-default-dedicated-pool");
        assertEquals(WarmupStatus.DONE, ips.require(SCOPE, "192.0.2.2").warmupStatus());
    }

    @Test
    void warmthIsAPercentage() {
        for (var outside : new int[] {-1, 101}) {
            assertRefused(
                    "BadRequestException",
                    "WarmupPercentage must be between 0 and 100.",
                    () -> ips.setWarmup(SCOPE, "192.0.2.1", outside));
        }
        ips.setWarmup(SCOPE, "192.0.2.1", 0);
        assertEquals(WarmupStatus.IN_PROGRESS, ips.require(SCOPE, "192.0.2.1").warmupStatus());
        ips.setWarmup(SCOPE, "192.0.2.1", 100);
        assertEquals(WarmupStatus.DONE, ips.require(SCOPE, "192.0.2.1").warmupStatus());
    }

    @Test
    void namesAreCheckedAndTakenOnce() {
        for (var bad : List.of("", "Mine", "a b", "a".repeat(65))) {
            assertRefused(
                    "BadRequestException",
                    "Invalid pool name <" + bad
                            + ">: 1 to 64 lowercase alphanumeric ASCII characters, '_', '-' are allowed.",
                    () -> create(bad));
        }
        create("mine");
        for (var taken : List.of("mine", "ses-shared-pool", "ses-default-dedicated-pool")) {
            assertRefused("AlreadyExistsException", "The pool <" + taken + "> already exists.", () -> create(taken));
        }
    }

    @Test
    void reservedPoolsAreSentWithButNeitherChangedNorListed() {
        assertTrue(pools.isSendingPool(SCOPE, "ses-shared-pool"));
        assertTrue(pools.isSendingPool(SCOPE, "ses-default-dedicated-pool"));
        assertFalse(pools.isSendingPool(SCOPE, "mine"));
        create("mine");
        assertTrue(pools.isSendingPool(SCOPE, "mine"));
        assertEquals(List.of("mine"), pools.list(SCOPE, Optional.empty(), 10).items());
        assertRefused(
                "BadRequestException",
                "The pool <ses-shared-pool> cannot be changed or deleted.",
                () -> ips.deletePool(SCOPE, "ses-shared-pool"));
    }

    @Test
    void fiftyPoolsAreEnough() {
        for (int i = 0; i < 50; i++) {
            create("pool-" + i);
        }
        assertRefused(
                "LimitExceededException",
                "An account can have at most 50 dedicated IP pools.",
                () -> create("one-more"));
    }

    @Test
    void pagesGoOnWhereTheyEnded() {
        List.of("c", "a", "b").forEach(this::create);
        var first = pools.list(SCOPE, Optional.empty(), 2);
        assertEquals(List.of("a", "b"), first.items());
        ips.deletePool(SCOPE, "b");
        assertEquals(List.of("c"), pools.list(SCOPE, first.nextToken(), 2).items());
        var some = ips.list(SCOPE, Optional.empty(), Optional.empty(), 2);
        var rest = ips.list(SCOPE, Optional.empty(), some.nextToken(), 2);
        assertEquals(List.of(2, 1), List.of(some.items().size(), rest.items().size()));
        assertEquals(Optional.empty(), rest.nextToken());
        assertRefused("BadRequestException", "Invalid NextToken <x>.", () -> pools.list(SCOPE, Optional.of("x"), 2));
    }

    @Test
    void poolsCarryTags() {
        pools.create(SCOPE, "mine", ScalingMode.STANDARD, List.of(new Tag("team", "a")));
        var tagged = pools.tagged();
        assertEquals("dedicated-ip-pool", tagged.arnType());
        assertEquals(Optional.of(List.of(new Tag("team", "a"))), tagged.tags(SCOPE, "mine"));
        assertTrue(tagged.changeTags(SCOPE, "mine", _ -> List.of()));
        assertEquals(Optional.of(List.of()), tagged.tags(SCOPE, "mine"));
        assertFalse(tagged.changeTags(SCOPE, "nope", _ -> List.of()));
    }
}
