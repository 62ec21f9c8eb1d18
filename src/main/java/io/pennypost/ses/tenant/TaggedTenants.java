package io.pennypost.ses.tenant;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.Tag;
import io.pennypost.ses.Tagged;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Tenants as the tag operations see them: `tenant/<name>/<id>`.
public final class TaggedTenants implements Tagged {
    private final TenantDocuments documents;

    public TaggedTenants(Tenants tenants) {
        this.documents = tenants.documents();
    }

    @Override
    public String arnType() {
        return "tenant";
    }

    @Override
    public String displayName() {
        return "Tenant";
    }

    @Override
    public Optional<List<Tag>> tags(Scope scope, String nameAndId) {
        var named = TenantName.parse(nameAndId);
        return named.flatMap(known -> documents
                .find(scope, known.name())
                .filter(tenant -> tenant.id().equals(known.id()))
                .map(Tenant::tags));
    }

    @Override
    public boolean changeTags(Scope scope, String nameAndId, UnaryOperator<List<Tag>> change) {
        return TenantName.parse(nameAndId)
                .map(known -> documents.change(
                        scope, known.name(), known.id(), tenant -> tenant.withTags(change.apply(tenant.tags()))))
                .orElse(false);
    }
}
