package io.pennypost.ses.account;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import java.util.function.UnaryOperator;

/// Where the changes of accounts are kept. Every account exists in every region; a document is kept once
/// something was changed. Safe for use by many threads.
final class AccountDocuments {
    private static final String NAME = "account";

    private final Catalog catalog;
    private final AccountSettings settings;
    private final DocumentKind<AccountDocument> kind = new DocumentKind<>("account", AccountDocument.class);

    AccountDocuments(Catalog catalog, AccountSettings settings) {
        this.catalog = catalog;
        this.settings = settings;
    }

    AccountSettings settings() {
        return settings;
    }

    /// The account as it is now, by the fastest way there is.
    Account find(Scope scope) {
        return kind.find(catalog, scope, NAME).orElse(AccountDocument.EMPTY).over(settings);
    }

    /// Changes it as it is at that moment; what the change throws is passed on, and nothing is changed.
    void change(Scope scope, UnaryOperator<AccountDocument> change) {
        catalog.write(writer -> {
            var present = kind.find(writer, scope, NAME).orElse(AccountDocument.EMPTY);
            kind.put(writer, scope, NAME, change.apply(present));
            return true;
        });
    }
}
