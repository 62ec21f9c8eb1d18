package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.contact.ContactChange;
import io.pennypost.ses.contact.Contacts;
import io.pennypost.ses.contact.TopicPreference;
import java.util.List;
import java.util.Optional;

/// Changes a contact. Choices for topics that are not named stay; what else is not given is cleared.
///
/// AWS: SES API v2, `UpdateContact`.
final class UpdateContact implements Operation<UpdateContact.Input, UpdateContact.Output> {
    record Input(
            String contactListName,
            String emailAddress,
            List<TopicPreference> topicPreferences,
            Optional<Boolean> unsubscribeAll,
            Optional<String> attributesData) {}

    record Output() {}

    private final Contacts contacts;

    UpdateContact(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        contacts.update(
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
