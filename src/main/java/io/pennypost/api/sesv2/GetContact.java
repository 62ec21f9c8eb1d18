package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.contact.Contacts;
import io.pennypost.ses.contact.TopicPreference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A contact: what it chose, and what it gets by default.
///
/// AWS: SES API v2, `GetContact`.
final class GetContact implements Operation<GetContact.Input, GetContact.Output> {
    record Input(String contactListName, String emailAddress) {}

    record Output(
            String contactListName,
            String emailAddress,
            List<TopicPreference> topicPreferences,
            List<TopicPreference> topicDefaultPreferences,
            boolean unsubscribeAll,
            Optional<String> attributesData,
            Instant createdTimestamp,
            Instant lastUpdatedTimestamp) {}

    private final Contacts contacts;

    GetContact(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var contact = contacts.get(caller.scope(), input.contactListName(), input.emailAddress());
        return new Output(
                input.contactListName(),
                contact.address(),
                contact.preferences(),
                contact.defaults(),
                contact.unsubscribedAll(),
                contact.attributes(),
                contact.createdAt(),
                contact.updatedAt());
    }
}
