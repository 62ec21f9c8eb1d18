package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.contact.ContactLists;

/// Deletes a contact list with all its contacts.
///
/// AWS: SES API v2, `DeleteContactList`.
final class DeleteContactList implements Operation<DeleteContactList.Input, DeleteContactList.Output> {
    record Input(String contactListName) {}

    record Output() {}

    private final ContactLists lists;

    DeleteContactList(ContactLists lists) {
        this.lists = lists;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        lists.delete(caller.scope(), input.contactListName());
        return new Output();
    }
}
