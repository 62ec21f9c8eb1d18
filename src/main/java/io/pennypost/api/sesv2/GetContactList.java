package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.Tag;
import io.pennypost.ses.contact.ContactLists;
import io.pennypost.ses.contact.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A contact list with its topics.
///
/// AWS: SES API v2, `GetContactList`.
final class GetContactList implements Operation<GetContactList.Input, GetContactList.Output> {
    record Input(String contactListName) {}

    record Output(
            String contactListName,
            List<Topic> topics,
            Optional<String> description,
            Instant createdTimestamp,
            Instant lastUpdatedTimestamp,
            List<Tag> tags) {}

    private final ContactLists lists;

    GetContactList(ContactLists lists) {
        this.lists = lists;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var list = lists.require(caller.scope(), input.contactListName());
        return new Output(
                list.name(), list.topics(), list.description(), list.createdAt(), list.updatedAt(), list.tags());
    }
}
