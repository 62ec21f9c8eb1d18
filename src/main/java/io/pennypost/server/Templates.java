package io.pennypost.server;

import io.pennypost.ses.PageTokens;
import io.pennypost.ses.TenantUse;
import io.pennypost.ses.identity.SendingIdentities;
import io.pennypost.ses.template.CustomVerificationTemplates;
import io.pennypost.ses.template.EmailTemplates;
import io.pennypost.store.Catalog;

/// Templates of e-mails and of verification mails.
record Templates(EmailTemplates email, CustomVerificationTemplates verification) {
    static Templates make(Catalog catalog, SendingIdentities identities, TenantUse tenants, PageTokens tokens) {
        return new Templates(
                new EmailTemplates(catalog, tenants, tokens),
                new CustomVerificationTemplates(
                        catalog,
                        (scope, address) -> identities
                                .sendingIdentity(scope, address.local(), address.domain())
                                .isPresent(),
                        tokens));
    }
}
