package io.pennypost.ses.tenant;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.AlreadyExists;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.LimitExceeded;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.Page;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.Tag;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The tenants of all accounts. Safe for use by many threads.
public final class Tenants {
    private static final int ID_BYTES = 15;

    /// Documents that one transaction removes, so that others are not kept waiting.
    private static final int REMOVED_AT_ONCE = 500;

    private final TenantDocuments documents;
    private final TenantLinks links;
    private final TenantBelongings belongings;
    private final PageTokens tokens;
    private final InstantSource clock;
    private final RandomGenerator random;

    /// @param random for ids; not secret
    public Tenants(
            TenantDocuments documents,
            TenantLinks links,
            TenantBelongings belongings,
            PageTokens tokens,
            InstantSource clock,
            RandomGenerator random) {
        this.documents = documents;
        this.links = links;
        this.belongings = belongings;
        this.tokens = tokens;
        this.clock = clock;
        this.random = random;
    }

    TenantDocuments documents() {
        return documents;
    }

    /// Creates a tenant that may send.
    ///
    /// @throws AlreadyExists `Tenant with name X already exists in account A`
    /// @throws LimitExceeded 10 000 tenants
    /// @throws BadRequest    a bad name or tag
    public Tenant create(Scope scope, String name, List<Tag> tags, Optional<TenantSuppression> suppression) {
        checkName(name);
        var tenant = Tenant.fresh(name, freshId(), clock.instant(), Tag.checked(tags), suppression);
        return documents.catalog().write(writer -> {
            if (documents.find(writer, scope, name).isPresent()) {
                throw new AlreadyExists("Tenant with name " + name + " already exists in account " + scope.account());
            }
            if (documents.count(writer, scope) >= SesLimits.TENANTS_MAX) {
                throw new LimitExceeded("An account can have at most " + SesLimits.TENANTS_MAX + " tenants.");
            }
            documents.put(writer, scope, tenant);
            return tenant;
        });
    }

    private static void checkName(String name) {
        if (name.isEmpty()) {
            throw new BadRequest("TenantName cannot be empty");
        }
        if (name.length() > SesLimits.TENANT_NAME_MAX) {
            throw new BadRequest("TenantName cannot exceed " + SesLimits.TENANT_NAME_MAX + " characters.");
        }
        if (!name.chars().allMatch(Tenants::isNameLetter)) {
            throw new BadRequest("Invalid tenant name <" + name
                    + ">: only alphanumeric ASCII characters, '_', and '-' are allowed.");
        }
    }

    private static boolean isNameLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    private String freshId() {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return "tn-" + HexFormat.of().formatHex(bytes);
    }

    /// One tenant, by the fastest way there is.
    public Optional<Tenant> find(Scope scope, String name) {
        return documents.find(scope, name);
    }

    /// One tenant that must be there.
    ///
    /// @throws NotFound `The requested tenant <X> does not exist.`
    public Tenant require(Scope scope, String name) {
        return find(scope, name).orElseThrow(() -> TenantDocuments.notFound(name));
    }

    /// Whether a tenant may use a resource, as every send with it asks.
    ///
    /// @param resourceArn with account and region
    public boolean uses(Scope scope, Tenant tenant, String resourceArn) {
        return links.exists(documents.catalog(), scope, tenant, resourceArn);
    }

    /// The next page of tenants, by name.
    ///
    /// @param nameContains empty for all
    /// @param status       empty for all
    /// @throws BadRequest `Invalid Next Token`, or a page size outside of 1 to 100
    public Page<Tenant> list(
            Scope scope,
            String nameContains,
            Optional<SendingStatus> status,
            Optional<String> token,
            Optional<Integer> pageSize) {
        return new TenantPages<>(tokens, scope, "tenant", SesLimits.TENANTS_PAGE_SIZE, Tenant::name)
                .page(
                        token,
                        pageSize,
                        tenant -> tenant.name().contains(nameContains)
                                && status.map(tenant.sendingStatus()::equals).orElse(true),
                        (after, limit) -> documents.list(scope, after, limit));
    }

    /// Says how a tenant's mail is suppressed. AWS: `PutTenantSuppressionAttributes`.
    ///
    /// @throws NotFound `The requested tenant <X> does not exist.`
    public void setSuppression(Scope scope, String name, TenantSuppression suppression) {
        documents.catalog().write(writer -> {
            documents.put(writer, scope, documents.require(writer, scope, name).withSuppression(suppression));
            return true;
        });
    }

    /// Deletes a tenant with its associations and its suppression list; the resources it used stay.
    ///
    /// What it has goes first, a piece at a time, and the tenant with the last piece: a crash leaves a tenant
    /// that can be deleted again, and nothing without a tenant.
    ///
    /// @throws NotFound `The requested tenant <X> does not exist.`
    public void delete(Scope scope, String name) {
        var done = false;
        while (!done) {
            done = documents.catalog().write(writer -> {
                var tenant = documents.require(writer, scope, name);
                int removed = links.deleteSome(writer, scope, tenant, REMOVED_AT_ONCE);
                int room = REMOVED_AT_ONCE - removed;
                if (room == 0 || belongings.remove(writer, scope, tenant, room) == room) {
                    return false;
                }
                documents.delete(writer, scope, tenant);
                return true;
            });
        }
    }
}
