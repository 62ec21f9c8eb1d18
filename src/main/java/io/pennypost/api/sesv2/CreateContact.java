package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.contact.ContactChange;
import io.pennypost.ses.contact.Contacts;
import io.pennypost.ses.contact.TopicPreference;
import java.util.List;
import java.util.Optional;

/// Adds a contact to a list.
///
/// AWS: SES API v2, `CreateContact`.
final class CreateContact implements Operation<CreateContact.Input, CreateContact.Output> {
    record Input(
            String contactListName,
            String emailAddress,
            List<TopicPreference> topicPreferences,
            Optional<Boolean> unsubscribeAll,
            Optional<String> attributesData) {}

    record Output() {}

    private final Contacts contacts;

    CreateContact(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        contacts.create(
                caller.scope(),
                input.contactListName(),
                new ContactChange(
                        input.emailAddress(),
                        input.topicPreferences(),
                        input.unsubscribeAll().orElse(false),
                        input.attributesData()));
        return new Output();
    }
}
