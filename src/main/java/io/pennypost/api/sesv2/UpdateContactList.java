package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.contact.ContactLists;
import io.pennypost.ses.contact.Topic;
import java.util.List;
import java.util.Optional;

/// Replaces topics and description of a contact list.
///
/// AWS: SES API v2, `UpdateContactList`.
final class UpdateContactList implements Operation<UpdateContactList.Input, UpdateContactList.Output> {
    record Input(String contactListName, Optional<List<Topic>> topics, Optional<String> description) {}

    record Output() {}

    private final ContactLists lists;

    UpdateContactList(ContactLists lists) {
        this.lists = lists;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        lists.update(caller.scope(), input.contactListName(), input.topics(), input.description());
        return new Output();
    }
}
