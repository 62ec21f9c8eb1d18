package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.contact.Contacts;

/// Deletes a contact, and with it what it ever chose.
///
/// AWS: SES API v2, `DeleteContact`.
final class DeleteContact implements Operation<DeleteContact.Input, DeleteContact.Output> {
    record Input(String contactListName, String emailAddress) {}

    record Output() {}

    private final Contacts contacts;

    DeleteContact(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        contacts.delete(caller.scope(), input.contactListName(), input.emailAddress());
        return new Output();
    }
}
