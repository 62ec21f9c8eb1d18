package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.ses.contact.ContactLists;
import io.pennypost.ses.contact.Contacts;
import java.util.List;

/// The operations of SES API v2 on contact lists and contacts.
public final class ContactOperations {
    private ContactOperations() {}

    /// All of them.
    public static List<Operation<?, ?>> of(ContactLists lists, Contacts contacts) {
        return List.of(
                new CreateContact(contacts),
                new CreateContactList(lists),
                new DeleteContact(contacts),
                new DeleteContactList(lists),
                new GetContact(contacts),
                new GetContactList(lists),
                new ListContactLists(lists),
                new ListContacts(contacts),
                new UpdateContact(contacts),
                new UpdateContactList(lists));
    }
}
