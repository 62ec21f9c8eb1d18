package io.pennypost.ses.pool;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.AlreadyExists;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.LimitExceeded;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.Page;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.Tag;
import io.pennypost.ses.Tagged;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import io.pennypost.store.DocumentKind.Named;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// The pools of all accounts. Safe for use by many threads.
///
/// Two pools are there without being made and cannot be changed: `ses-default-dedicated-pool`, where addresses stand
/// that were moved nowhere else, and `ses-shared-pool`, which has no address of its own and can only be sent with.
public final class DedicatedIpPools {
    /// Where addresses are before they are moved.
    public static final String DEFAULT = "ses-default-dedicated-pool";

    /// The addresses that everybody shares.
    public static final String SHARED = "ses-shared-pool";

    private static final Set<String> RESERVED = Set.of(DEFAULT, SHARED);
    private static final String LISTING = "dedicated-ip-pool";
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,64}");

    private final Catalog catalog;
    private final PageTokens tokens;
    private final DocumentKind<DedicatedIpPool> kind = new DocumentKind<>("dedicated-ip-pool", DedicatedIpPool.class);

    public DedicatedIpPools(Catalog catalog, PageTokens tokens) {
        this.catalog = catalog;
        this.tokens = tokens;
    }

    /// Creates a pool.
    ///
    /// @throws AlreadyExists `The pool <x> already exists.`
    /// @throws LimitExceeded 50 pools
    /// @throws BadRequest    a bad name or tag
    public void create(Scope scope, String name, ScalingMode mode, List<Tag> tags) {
        if (!NAME.matcher(name).matches()) {
            throw new BadRequest("Invalid pool name <" + name
                    + ">: 1 to 64 lowercase alphanumeric ASCII characters, '_', '-' are allowed.");
        }
        var pool = new DedicatedIpPool(name, mode, Tag.checked(tags));
        if (RESERVED.contains(name)) {
            throw alreadyExists(name);
        }
        catalog.write(writer -> {
            if (kind.find(writer, scope, name).isPresent()) {
                throw alreadyExists(name);
            }
            if (kind.count(writer, scope) >= SesLimits.DEDICATED_IP_POOLS_MAX) {
                throw new LimitExceeded(
                        "An account can have at most " + SesLimits.DEDICATED_IP_POOLS_MAX + " dedicated IP pools.");
            }
            return kind.insert(writer, scope, name, pool);
        });
    }

    private static AlreadyExists alreadyExists(String name) {
        return new AlreadyExists("The pool <" + name + "> already exists.");
    }

    /// One pool that must be there.
    ///
    /// @throws NotFound `The requested pool <x> does not exist.`
    public DedicatedIpPool require(Scope scope, String name) {
        return catalog.read(reader -> require(reader, scope, name));
    }

    DedicatedIpPool require(Catalog.Reader reader, Scope scope, String name) {
        if (name.equals(DEFAULT)) {
            return new DedicatedIpPool(DEFAULT, ScalingMode.STANDARD, List.of());
        }
        return kind.find(reader, scope, name).orElseThrow(() -> notFound(name));
    }

    private static NotFound notFound(String name) {
        return new NotFound("The requested pool <" + name + "> does not exist.");
    }

    /// Whether mail may be sent with a pool of this name.
    public boolean isSendingPool(Scope scope, String name) {
        return RESERVED.contains(name) || kind.find(catalog, scope, name).isPresent();
    }

    /// The next page of names, in their order; those that nobody made are left out.
    ///
    /// @throws BadRequest when the token was not written here
    public Page<String> list(Scope scope, Optional<String> token, int pageSize) {
        var after = token.map(text -> tokens.read(scope, LISTING, text)
                        .orElseThrow(() -> new BadRequest("Invalid NextToken <" + text + ">.")))
                .orElse("");
        var found = catalog.read(reader -> kind.list(reader, scope, after, pageSize + 1));
        var names = found.stream().map(Named::name).limit(pageSize).toList();
        return new Page<>(
                names,
                found.size() > pageSize
                        ? Optional.of(tokens.write(scope, LISTING, names.getLast()))
                        : Optional.empty());
    }

    /// Hands a pool to the service. AWS: `PutDedicatedIpPoolScalingAttributes`.
    ///
    /// @throws NotFound   `The requested pool <x> does not exist.`
    /// @throws BadRequest back to standard is no way; the pools that nobody made stay as they are
    public void setScalingMode(Scope scope, String name, ScalingMode mode) {
        refuseReserved(name);
        catalog.write(writer -> {
            var pool = require(writer, scope, name);
            if (pool.scalingMode() == ScalingMode.MANAGED && mode == ScalingMode.STANDARD) {
                throw new BadRequest("A MANAGED pool cannot be converted to STANDARD.");
            }
            kind.put(writer, scope, name, pool.withScalingMode(mode));
            return mode;
        });
    }

    /// Takes a pool away, in a transaction of the caller's, who knows what stands in it.
    ///
    /// @throws NotFound   `The requested pool <x> does not exist.`
    /// @throws BadRequest the pools that nobody made stay
    void delete(Catalog.Writer writer, Scope scope, String name) {
        refuseReserved(name);
        if (!kind.delete(writer, scope, name)) {
            throw notFound(name);
        }
    }

    private static void refuseReserved(String name) {
        if (RESERVED.contains(name)) {
            throw new BadRequest("The pool <" + name + "> cannot be changed or deleted.");
        }
    }

    /// Pools as the tag operations see them.
    public Tagged tagged() {
        return new Tagged() {
            @Override
            public String arnType() {
                return "dedicated-ip-pool";
            }

            @Override
            public String displayName() {
                return "DedicatedIpPool";
            }

            @Override
            public Optional<List<Tag>> tags(Scope scope, String name) {
                return kind.find(catalog, scope, name).map(DedicatedIpPool::tags);
            }

            @Override
            public boolean changeTags(Scope scope, String name, UnaryOperator<List<Tag>> change) {
                return catalog.write(writer -> {
                    var pool = kind.find(writer, scope, name);
                    pool.ifPresent(
                            present -> kind.put(writer, scope, name, present.withTags(change.apply(present.tags()))));
                    return pool.isPresent();
                });
            }
        };
    }
}
