package io.pennypost.ses.identity;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.Tag;
import io.pennypost.ses.Tagged;
import io.pennypost.store.Catalog;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The tags of identities, for the operations on tags. Safe for use by many threads.
public final class IdentityTags implements Tagged {
    private final IdentityDocuments documents;

    public IdentityTags(IdentityDocuments documents) {
        this.documents = documents;
    }

    @Override
    public String arnType() {
        return "identity";
    }

    @Override
    public String displayName() {
        return "EmailIdentity";
    }

    @Override
    public Optional<List<Tag>> tags(Scope scope, String name) {
        return IdentityName.parse(name)
                .flatMap(parsed -> documents.find(scope, parsed.text()))
                .map(Identity::tags);
    }

    @Override
    public boolean exists(Catalog.Reader reader, Scope scope, String name) {
        return IdentityName.parse(name)
                .filter(parsed -> documents.exists(reader, scope, parsed.text()))
                .isPresent();
    }

    @Override
    public boolean changeTags(Scope scope, String name, UnaryOperator<List<Tag>> change) {
        return IdentityName.parse(name)
                .flatMap(parsed -> documents.update(
                        scope, parsed.text(), identity -> identity.withTags(change.apply(identity.tags()))))
                .isPresent();
    }
}
