package io.pennypost.ses.pool;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.Page;
import io.pennypost.ses.PageTokens;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The addresses of all accounts: in which pool each stands, and how warm it is. Safe for use by many threads.
///
/// An operator's own address is taken to be in use already, so it is warm until somebody says otherwise. How warm it
/// is said to be is kept and shown; it does not slow mail down.
public final class DedicatedIps {
    private static final String LISTING = "dedicated-ip";
    private static final int WARM = 100;

    /// What was changed of an address.
    private record Placement(String pool, int warmupPercentage) {
        static final Placement FIRST = new Placement(DedicatedIpPools.DEFAULT, WARM);
    }

    private final Catalog catalog;
    private final SourceAddresses addresses;
    private final DedicatedIpPools pools;
    private final PageTokens tokens;
    private final DocumentKind<Placement> kind = new DocumentKind<>("dedicated-ip", Placement.class);

    public DedicatedIps(Catalog catalog, SourceAddresses addresses, DedicatedIpPools pools, PageTokens tokens) {
        this.catalog = catalog;
        this.addresses = addresses;
        this.pools = pools;
        this.tokens = tokens;
    }

    /// One address that must be leased to the account.
    ///
    /// @throws NotFound `The requested dedicated IP <x> does not exist.`
    public DedicatedIp require(Scope scope, String text) {
        var ip = known(scope, text);
        return catalog.read(reader -> shown(reader, scope, ip));
    }

    private String known(Scope scope, String text) {
        return addresses
                .find(scope, text)
                .orElseThrow(() -> new NotFound("The requested dedicated IP <" + text + "> does not exist."));
    }

    private DedicatedIp shown(Catalog.Reader reader, Scope scope, String ip) {
        var placement = placement(reader, scope, ip);
        if (pools.require(reader, scope, placement.pool()).scalingMode() == ScalingMode.MANAGED) {
            return new DedicatedIp(ip, WarmupStatus.NOT_APPLICABLE, -1, placement.pool());
        }
        var status = placement.warmupPercentage() == WARM ? WarmupStatus.DONE : WarmupStatus.IN_PROGRESS;
        return new DedicatedIp(ip, status, placement.warmupPercentage(), placement.pool());
    }

    private Placement placement(Catalog.Reader reader, Scope scope, String ip) {
        return kind.find(reader, scope, ip).orElse(Placement.FIRST);
    }

    /// The next page of addresses, in the order of their texts.
    ///
    /// @param pool empty for the addresses of all pools
    /// @throws NotFound   `The requested pool <x> does not exist.`
    /// @throws BadRequest when the token was not written here
    public Page<DedicatedIp> list(Scope scope, Optional<String> pool, Optional<String> token, int pageSize) {
        var after = token.map(text -> tokens.read(scope, LISTING, text)
                        .orElseThrow(() -> new BadRequest("Invalid NextToken <" + text + ">.")))
                .orElse("");
        var found = catalog.read(reader -> {
            pool.ifPresent(name -> pools.require(reader, scope, name));
            return addresses.of(scope).stream()
                    .filter(ip -> ip.compareTo(after) > 0)
                    .map(ip -> shown(reader, scope, ip))
                    .filter(ip -> pool.map(ip.poolName()::equals).orElse(true))
                    .limit(pageSize + 1L)
                    .toList();
        });
        if (found.size() <= pageSize) {
            return new Page<>(found, Optional.empty());
        }
        var page = found.subList(0, pageSize);
        return new Page<>(
                page, Optional.of(tokens.write(scope, LISTING, page.getLast().ip())));
    }

    /// Moves an address to another pool. AWS: `PutDedicatedIpInPool`.
    ///
    /// @throws NotFound   no such address or pool
    /// @throws BadRequest a managed pool takes no addresses
    public void move(Scope scope, String text, String pool) {
        change(scope, text, pool, placement -> new Placement(pool, placement.warmupPercentage()));
    }

    /// Says how warm an address is. AWS: `PutDedicatedIpWarmupAttributes`.
    ///
    /// @throws NotFound   no such address
    /// @throws BadRequest not 0 to 100, or an address of a managed pool
    public void setWarmup(Scope scope, String text, int percentage) {
        if (percentage < 0 || percentage > WARM) {
            throw new BadRequest("WarmupPercentage must be between 0 and 100.");
        }
        var ip = known(scope, text);
        var pool = catalog.read(reader -> placement(reader, scope, ip).pool());
        change(scope, text, pool, placement -> new Placement(placement.pool(), percentage));
    }

    private void change(Scope scope, String text, String pool, UnaryOperator<Placement> change) {
        var ip = known(scope, text);
        catalog.write(writer -> {
            if (pools.require(writer, scope, pool).scalingMode() == ScalingMode.MANAGED) {
                throw new BadRequest("The addresses of the MANAGED pool <" + pool + "> are managed by the service.");
            }
            kind.put(writer, scope, ip, change.apply(placement(writer, scope, ip)));
            return ip;
        });
    }

    /// Deletes a pool; its addresses go back to `ses-default-dedicated-pool`.
    ///
    /// @throws NotFound   `The requested pool <x> does not exist.`
    /// @throws BadRequest the pools that nobody made stay
    public void deletePool(Scope scope, String pool) {
        catalog.write(writer -> {
            pools.delete(writer, scope, pool);
            for (var ip : addresses.of(scope)) {
                var placement = placement(writer, scope, ip);
                if (placement.pool().equals(pool)) {
                    kind.put(writer, scope, ip, new Placement(DedicatedIpPools.DEFAULT, placement.warmupPercentage()));
                }
            }
            return pool;
        });
    }

    /// What mail with a pool leaves from; empty when the pool has no address, and the system chooses then.
    ///
    /// @param named empty for mail that names none: the default pool's
    public List<InetAddress> sources(Scope scope, Optional<String> named) {
        var pool = named.orElse(DedicatedIpPools.DEFAULT);
        return addresses.of(scope).stream()
                .filter(ip -> kind.find(catalog, scope, ip)
                        .orElse(Placement.FIRST)
                        .pool()
                        .equals(pool))
                .map(addresses::address)
                .toList();
    }
}
