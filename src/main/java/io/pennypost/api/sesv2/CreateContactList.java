package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.Tag;
import io.pennypost.ses.contact.ContactLists;
import io.pennypost.ses.contact.NewContactList;
import io.pennypost.ses.contact.Topic;
import java.util.List;
import java.util.Optional;

/// Creates the contact list of an account.
///
/// AWS: SES API v2, `CreateContactList`.
final class CreateContactList implements Operation<CreateContactList.Input, CreateContactList.Output> {
    record Input(String contactListName, List<Topic> topics, Optional<String> description, List<Tag> tags) {}

    record Output() {}

    private final ContactLists lists;

    CreateContactList(ContactLists lists) {
        this.lists = lists;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        lists.create(
                caller.scope(),
                new NewContactList(input.contactListName(), input.topics(), input.description(), input.tags()));
        return new Output();
    }
}
