package io.pennypost.ses.tenant;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.TenantUse;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import io.pennypost.store.DocumentKind.Named;
import java.time.Instant;
import java.util.List;

/// Which tenant uses which resource, kept twice, so that either side lists its own in order.
///
/// A tenant's side is named by its id and not by its name, so that a later tenant of the same name inherits
/// nothing. The line feed between the parts stands in no ARN and no name.
public final class TenantLinks implements TenantUse {
    private static final char SEPARATOR = '\n';

    /// One association.
    ///
    /// @param resourceArn as it is written in the account, whatever the caller left out
    public record Link(String tenantName, String tenantId, String resourceArn, Instant associatedAt) {}

    private final DocumentKind<Link> ofTenant = new DocumentKind<>("tenant-resource", Link.class);
    private final DocumentKind<Link> ofResource = new DocumentKind<>("resource-tenant", Link.class);

    @Override
    public boolean isUsed(Catalog.Reader reader, Scope scope, String resourceArn) {
        return !ofResource(reader, scope, resourceArn, "", 1).isEmpty();
    }

    /// Whether a tenant uses a resource, by the fastest way there is.
    boolean exists(Catalog catalog, Scope scope, Tenant tenant, String resourceArn) {
        return ofTenant.find(catalog, scope, tenantSide(tenant.id(), resourceArn))
                .isPresent();
    }

    /// False when there is one already; then nothing changes.
    boolean insert(Catalog.Writer writer, Scope scope, Link link) {
        return ofTenant.insert(writer, scope, tenantSide(link.tenantId(), link.resourceArn()), link)
                && ofResource.insert(writer, scope, resourceSide(link.resourceArn(), link.tenantName()), link);
    }

    /// Removes one that may be there.
    void delete(Catalog.Writer writer, Scope scope, Tenant tenant, String resourceArn) {
        ofTenant.delete(writer, scope, tenantSide(tenant.id(), resourceArn));
        ofResource.delete(writer, scope, resourceSide(resourceArn, tenant.name()));
    }

    /// Removes some of a tenant's.
    ///
    /// @return how many; fewer than the limit when nothing is left
    int deleteSome(Catalog.Writer writer, Scope scope, Tenant tenant, int limit) {
        var some = ofTenant(writer, scope, tenant, "", "", limit);
        some.forEach(link -> delete(writer, scope, tenant, link.resourceArn()));
        return some.size();
    }

    /// What a tenant uses, by ARN, after the given one (empty to begin).
    ///
    /// @param arnPrefix of what is asked for; empty: of everything
    List<Link> ofTenant(
            Catalog.Reader reader, Scope scope, Tenant tenant, String arnPrefix, String afterArn, int limit) {
        var from = afterArn.isEmpty() ? arnPrefix : afterArn;
        return under(ofTenant, reader, scope, tenantSide(tenant.id(), arnPrefix), tenantSide(tenant.id(), from), limit);
    }

    /// Who uses a resource, by name, after the given one (empty to begin).
    List<Link> ofResource(Catalog.Reader reader, Scope scope, String resourceArn, String afterTenant, int limit) {
        var prefix = resourceSide(resourceArn, "");
        return under(ofResource, reader, scope, prefix, resourceSide(resourceArn, afterTenant), limit);
    }

    private static List<Link> under(
            DocumentKind<Link> kind, Catalog.Reader reader, Scope scope, String prefix, String after, int limit) {
        return kind.list(reader, scope, after, limit).stream()
                .takeWhile(link -> link.name().startsWith(prefix))
                .map(Named::value)
                .toList();
    }

    private static String tenantSide(String tenantId, String resourceArn) {
        return tenantId + SEPARATOR + resourceArn;
    }

    private static String resourceSide(String resourceArn, String tenantName) {
        return resourceArn + SEPARATOR + tenantName;
    }
}
