package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.PageSize;
import io.pennypost.ses.contact.ContactLists;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Contact lists by name, a page at a time.
///
/// AWS: SES API v2, `ListContactLists`.
final class ListContactLists implements Operation<ListContactLists.Input, ListContactLists.Output> {
    record Input(Optional<Integer> pageSize, Optional<String> nextToken) {}

    record Output(List<ContactList> contactLists, Optional<String> nextToken) {}

    /// AWS: shape `ContactList`.
    record ContactList(String contactListName, Instant lastUpdatedTimestamp) {}

    private final ContactLists lists;

    ListContactLists(ContactLists lists) {
        this.lists = lists;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var page = lists.list(caller.scope(), input.nextToken(), PageSize.ofLists(input.pageSize()));
        var found = page.items().stream()
                .map(list -> new ContactList(list.name(), list.updatedAt()))
                .toList();
        return new Output(found, page.nextToken());
    }
}
