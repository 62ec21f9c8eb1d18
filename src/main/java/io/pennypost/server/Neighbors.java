package io.pennypost.server;

import io.pennypost.api.gateway.Operation;
import io.pennypost.api.sns.SnsApi;
import io.pennypost.neighbor.sns.ConfirmationRequests;
import io.pennypost.neighbor.sns.Subscriptions;
import io.pennypost.neighbor.sns.Topics;
import io.pennypost.ses.KnownTopics;
import io.pennypost.ses.PageTokens;
import java.util.List;

/// The AWS services beside SES that we are ourselves.
///
/// @param knownTopics those that SES may publish to: our own, or any where another SNS is configured
record Neighbors(Topics topics, Subscriptions subscriptions, KnownTopics knownTopics) {
    static Neighbors make(Base base) {
        var catalog = base.store().catalog();
        var topics = new Topics(catalog);
        var isElsewhere = base.settings().endpoints().byService().containsKey("sns");
        // Nothing is published yet, so nobody is asked to confirm.
        var subscriptions = new Subscriptions(catalog, ConfirmationRequests.NONE, base.secure(), base.clock());
        return new Neighbors(topics, subscriptions, isElsewhere ? KnownTopics.ANY : topics::exists);
    }

    /// The operations of SNS.
    List<Operation<?, ?>> sns(Base base, PageTokens tokens) {
        return SnsApi.operations(topics, subscriptions, tokens, base.clock());
    }
}
