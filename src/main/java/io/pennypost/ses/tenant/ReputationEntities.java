package io.pennypost.ses.tenant;

import io.pennypost.aws.arn.Arn;
import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.Page;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.SesLimits;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The things whose sending can be stopped for their reputation: the tenants, named by their ARNs.
///
/// Safe for use by many threads.
public final class ReputationEntities {
    private static final String POLICY = "reputation-policy/";
    private static final Set<String> POLICIES = Set.of("none", "standard", "strict");

    private final TenantDocuments documents;
    private final PageTokens tokens;
    private final InstantSource clock;

    public ReputationEntities(Tenants tenants, PageTokens tokens, InstantSource clock) {
        this.documents = tenants.documents();
        this.tokens = tokens;
        this.clock = clock;
    }

    /// The tenant of an ARN.
    ///
    /// @throws NotFound `The requested reputation entity <ARN> does not exist.`
    public Tenant require(Scope scope, String arn) {
        return named(scope, arn)
                .flatMap(known -> documents
                        .find(scope, known.name())
                        .filter(tenant -> tenant.id().equals(known.id())))
                .orElseThrow(() -> new NotFound(missing(arn)));
    }

    private static String missing(String arn) {
        return "The requested reputation entity <" + arn + "> does not exist.";
    }

    private static Optional<TenantName> named(Scope scope, String text) {
        return Arn.parse(text)
                .filter(arn -> arn.service().equals("ses")
                        && arn.account().equals(scope.account())
                        && arn.region().equals(scope.region())
                        && arn.resourceType().filter("tenant"::equals).isPresent())
                .flatMap(Arn::resourceName)
                .flatMap(TenantName::parse);
    }

    /// The next page of entities, by name.
    ///
    /// @throws BadRequest `Invalid Next Token`, or a page size outside of 1 to 1000
    public Page<Tenant> list(
            Scope scope, Predicate<Tenant> wanted, Optional<String> token, Optional<Integer> pageSize) {
        return new TenantPages<>(tokens, scope, "reputation-entity", SesLimits.PAGE_SIZE_MAX, Tenant::name)
                .page(token, pageSize, wanted, (after, limit) -> documents.list(scope, after, limit));
    }

    /// What the owner says of an entity's sending.
    ///
    /// @throws BadRequest no such entity; the operation knows no other error for it
    public void setCustomerStatus(Scope scope, String arn, SendingStatus status) {
        var now = clock.instant();
        change(scope, arn, tenant -> tenant.withCustomer(new Standing(status, Optional.empty(), now)));
    }

    /// What the watch over an entity's reputation says of its sending.
    ///
    /// @param cause why, at most 512 characters
    /// @throws BadRequest no such entity
    public void setManagedStatus(Scope scope, String arn, SendingStatus status, String cause) {
        var now = clock.instant();
        change(scope, arn, tenant -> tenant.withManaged(new Standing(status, Optional.of(cause), now)));
    }

    /// By which policy an entity's reputation is watched.
    ///
    /// @param policyArn one of AWS's own: `arn:aws:ses:us-east-1:aws:reputation-policy/strict`
    /// @throws BadRequest no such entity or policy
    public void setPolicy(Scope scope, String arn, String policyArn) {
        var policy = policy(scope, policyArn);
        change(scope, arn, tenant -> tenant.withPolicy(policy));
    }

    /// The ARN of an entity's policy.
    public static String policyArn(Scope scope, Tenant tenant) {
        return "arn:aws:ses:" + scope.region() + ":aws:" + POLICY + tenant.policy();
    }

    private static String policy(Scope scope, String text) {
        return Arn.parse(text)
                .filter(arn -> arn.service().equals("ses")
                        && arn.region().equals(scope.region())
                        && arn.account().equals("aws")
                        && arn.resource().startsWith(POLICY))
                .map(arn -> arn.resource().substring(POLICY.length()))
                .filter(POLICIES::contains)
                .orElseThrow(() -> new BadRequest("Reputation policy <" + text + "> does not exist."));
    }

    private void change(Scope scope, String arn, UnaryOperator<Tenant> change) {
        var changed = named(scope, arn)
                .map(known -> documents.change(scope, known.name(), known.id(), change))
                .orElse(false);
        if (!changed) {
            throw new BadRequest(missing(arn));
        }
    }
}
