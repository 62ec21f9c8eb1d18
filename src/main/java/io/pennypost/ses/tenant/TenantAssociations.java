package io.pennypost.ses.tenant;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.AlreadyExists;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.Page;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.ResourceArn;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.Tagged;
import io.pennypost.ses.TaggedResources;
import io.pennypost.ses.tenant.TenantLinks.Link;
import io.pennypost.store.Catalog;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which identities, configuration sets and templates the tenants use. Safe for use by many threads.
public final class TenantAssociations {
    private static final Set<String> TYPES = Set.of("configuration-set", "identity", "template");

    /// The names of the types in the published model, which SES itself neither writes nor takes.
    private static final Map<String, String> MODEL_TYPES = Map.of(
            "CONFIGURATION_SET", "configuration-set", "EMAIL_IDENTITY", "identity", "EMAIL_TEMPLATE", "template");

    private final TenantDocuments documents;
    private final TenantLinks links;
    private final TaggedResources resources;
    private final PageTokens tokens;
    private final InstantSource clock;

    public TenantAssociations(
            Tenants tenants, TenantLinks links, TaggedResources resources, PageTokens tokens, InstantSource clock) {
        this.documents = tenants.documents();
        this.links = links;
        this.resources = resources;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// Lets a tenant use a resource.
    ///
    /// @throws BadRequest    an ARN that cannot be such a resource of the caller
    /// @throws NotFound      no such tenant or resource
    /// @throws AlreadyExists `Resources ARN has already been associated with tenant X`
    public void create(Scope scope, String tenantName, String arn) {
        var resource = parse(scope, arn);
        var kind = resources.require(resource.type());
        var canonical = canonical(scope, resource);
        documents.catalog().write(writer -> {
            var tenant = documents.require(writer, scope, tenantName);
            requireResource(writer, scope, kind, resource.name());
            var link = new Link(tenant.name(), tenant.id(), canonical, clock.instant());
            if (!links.insert(writer, scope, link)) {
                throw new AlreadyExists("Resources " + arn + " has already been associated with tenant " + tenantName);
            }
            return true;
        });
    }

    private static void requireResource(Catalog.Reader reader, Scope scope, Tagged kind, String name) {
        if (!kind.exists(reader, scope, name)) {
            throw TaggedResources.notFound(kind, name);
        }
    }

    /// Ends the use. That there was none is fine, also when the resource is gone.
    ///
    /// @throws BadRequest an ARN that cannot be such a resource of the caller
    /// @throws NotFound   `The requested tenant <X> does not exist.`
    public void delete(Scope scope, String tenantName, String arn) {
        var canonical = canonical(scope, parse(scope, arn));
        documents.catalog().write(writer -> {
            links.delete(writer, scope, documents.require(writer, scope, tenantName), canonical);
            return true;
        });
    }

    /// The next page of what a tenant uses, by ARN.
    ///
    /// @param type `identity`, `configuration-set` or `template`, or as the model spells it; empty for all
    /// @throws NotFound   `The requested tenant <X> does not exist.`
    /// @throws BadRequest `Invalid resource type X specified.`, `Invalid Next Token`, a page size outside of 1 to
    ///                    100
    public Page<Link> ofTenant(
            Scope scope, String tenantName, Optional<String> type, Optional<String> token, Optional<Integer> pageSize) {
        var prefix = type.map(TenantAssociations::arnType)
                .map(known -> scope.sesArn(known + "/"))
                .orElse("");
        var tenant = documents.find(scope, tenantName).orElseThrow(() -> TenantDocuments.notFound(tenantName));
        // Bound to the id: the token of a tenant that was deleted is of no use in another of its name.
        return new TenantPages<>(
                        tokens, scope, "tenant-resource/" + tenant.id(), SesLimits.TENANTS_PAGE_SIZE, Link::resourceArn)
                .page(
                        token,
                        pageSize,
                        _ -> true,
                        (after, limit) -> documents
                                .catalog()
                                .read(reader -> links.ofTenant(reader, scope, tenant, prefix, after, limit)));
    }

    private static String arnType(String type) {
        var known = MODEL_TYPES.getOrDefault(type, type);
        if (!TYPES.contains(known)) {
            throw new BadRequest("Invalid resource type " + type + " specified.");
        }
        return known;
    }

    /// The next page of who uses a resource, by name.
    ///
    /// @throws NotFound   no such resource
    /// @throws BadRequest an ARN that cannot be such a resource of the caller, `Invalid Next Token`, a page size
    ///                    outside of 1 to 100
    public Page<Link> ofResource(Scope scope, String arn, Optional<String> token, Optional<Integer> pageSize) {
        var resource = parse(scope, arn);
        var kind = resources.require(resource.type());
        var canonical = canonical(scope, resource);
        return documents.catalog().read(reader -> {
            requireResource(reader, scope, kind, resource.name());
            return new TenantPages<>(
                            tokens,
                            scope,
                            "resource-tenant/" + canonical,
                            SesLimits.TENANTS_PAGE_SIZE,
                            Link::tenantName)
                    .page(
                            token,
                            pageSize,
                            _ -> true,
                            (after, limit) -> links.ofResource(reader, scope, canonical, after, limit));
        });
    }

    private static ResourceArn parse(Scope scope, String arn) {
        var resource = ResourceArn.parse(scope, arn);
        if (!TYPES.contains(resource.type())) {
            throw TaggedResources.unsupported(resource.type());
        }
        return resource.requireAccountOf(scope)
                .requireRegionOf(scope, "Operations on a resource in a different region is not allowed");
    }

    private static String canonical(Scope scope, ResourceArn resource) {
        return scope.sesArn(resource.type() + "/" + resource.name());
    }
}
