package io.pennypost.ses.template;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import io.pennypost.store.DocumentKind.Named;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// The index by which templates are listed newest first: small documents whose names sort that way.
///
/// Written and deleted in the transactions of the templates themselves. Contents are not read to list their names.
final class TemplateAges {
    private final DocumentKind<TemplateAge> kind = new DocumentKind<>("email-template-age", TemplateAge.class);

    void insert(Catalog.Writer writer, Scope scope, EmailTemplate template) {
        kind.put(writer, scope, key(template), new TemplateAge(template.name(), template.createdAt()));
    }

    void delete(Catalog.Writer writer, Scope scope, EmailTemplate template) {
        kind.delete(writer, scope, key(template));
    }

    List<Named<TemplateAge>> list(Catalog.Reader reader, Scope scope, String after, int limit) {
        return kind.list(reader, scope, after, limit);
    }

    /// The younger, the smaller; those of one microsecond by name.
    private static String key(EmailTemplate template) {
        return String.format(Locale.ROOT, "%016x %s", Long.MAX_VALUE - micros(template.createdAt()), template.name());
    }

    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }
}
