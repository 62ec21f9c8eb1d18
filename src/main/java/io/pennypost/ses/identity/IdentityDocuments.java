package io.pennypost.ses.identity;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.SesLimits;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import io.pennypost.store.DocumentKind.Named;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The identities in the catalog. Whatever is written is also noted in the agenda of looks.
///
/// One instance is shared by all who read or write identities. Safe for use by many threads.
public final class IdentityDocuments {
    /// What came of an insertion.
    enum Insertion {
        DONE,
        EXISTS,
        /// The account has as many identities as it may have.
        TOO_MANY
    }

    private final Catalog catalog;
    private final VerificationAgenda agenda;
    private final DocumentKind<Identity> kind = new DocumentKind<>("identity", Identity.class);

    public IdentityDocuments(Catalog catalog, VerificationAgenda agenda) {
        this.catalog = catalog;
        this.agenda = agenda;
    }

    /// By the fastest way there is.
    ///
    /// @param name as [IdentityName#text()] writes it
    public Optional<Identity> find(Scope scope, String name) {
        return kind.find(catalog, scope, name);
    }

    /// Whether there is such an identity, in the view or transaction of the reader.
    boolean exists(Catalog.Reader reader, Scope scope, String name) {
        return kind.find(reader, scope, name).isPresent();
    }

    /// Up to `limit` by name, after the given one (empty to begin).
    public List<Named<Identity>> list(Scope scope, String afterName, int limit) {
        return catalog.read(reader -> kind.list(reader, scope, afterName, limit));
    }

    /// Notes all looks ahead in the agenda: after a start.
    void noteAll(int pageSize) {
        var page = catalog.read(reader -> kind.listAll(reader, pageSize));
        while (!page.isEmpty()) {
            page.forEach(named -> agenda.note(named.scope(), named.value()));
            var last = page.getLast();
            page = catalog.read(reader -> kind.listAll(reader, last, pageSize));
        }
    }

    /// Notes the look ahead of one identity in the agenda.
    void note(Scope scope, Identity identity) {
        agenda.note(scope, identity);
    }

    Insertion insert(Scope scope, Identity identity) {
        var insertion = catalog.write(writer -> {
            if (kind.find(writer, scope, identity.name()).isPresent()) {
                return Insertion.EXISTS;
            }
            if (kind.count(writer, scope) >= SesLimits.IDENTITIES_MAX) {
                return Insertion.TOO_MANY;
            }
            return kind.insert(writer, scope, identity.name(), identity) ? Insertion.DONE : Insertion.EXISTS;
        });
        if (insertion == Insertion.DONE) {
            agenda.note(scope, identity);
        }
        return insertion;
    }

    /// Changes an identity as it is at this moment.
    ///
    /// @param change has no other effect, since it may run again
    /// @return the identity afterwards; empty when there is none
    Optional<Identity> update(Scope scope, String name, UnaryOperator<Identity> change) {
        var updated = catalog.write(writer -> {
            var present = kind.find(writer, scope, name);
            var changed = present.map(change);
            if (!changed.equals(present)) {
                changed.ifPresent(identity -> kind.put(writer, scope, name, identity));
            }
            return changed;
        });
        updated.ifPresent(identity -> agenda.note(scope, identity));
        return updated;
    }

    /// Changes an identity that must be there, as it is at this moment.
    ///
    /// @param name   as the caller wrote it
    /// @param change has no other effect, since it may run again; what it throws is passed on
    /// @throws NotFound `Identity <X> does not exist.`
    Identity change(Scope scope, String name, UnaryOperator<Identity> change) {
        return IdentityName.parse(name)
                .flatMap(parsed -> update(scope, parsed.text(), change))
                .orElseThrow(() -> missing(name));
    }

    /// What is said of an identity that is not there, with brackets, by the operations that change its settings.
    static NotFound missing(String name) {
        return new NotFound("Identity <" + name + "> does not exist.");
    }

    /// Deletes an identity, if it is there.
    ///
    /// @param before what else is checked and done in the transaction
    /// @return false when there was none
    boolean delete(Scope scope, String name, Consumer<Catalog.Writer> before) {
        return catalog.write(writer -> {
            if (kind.find(writer, scope, name).isEmpty()) {
                return false;
            }
            before.accept(writer);
            return kind.delete(writer, scope, name);
        });
    }
}
