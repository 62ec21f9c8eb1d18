package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.PageSize;
import io.pennypost.ses.contact.ContactFilter;
import io.pennypost.ses.contact.Contacts;
import io.pennypost.ses.contact.SubscriptionStatus;
import io.pennypost.ses.contact.TopicPreference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Contacts of a list by address, a page at a time. Where few match, pages may be short.
///
/// AWS: SES API v2, `ListContacts`.
final class ListContacts implements Operation<ListContacts.Input, ListContacts.Output> {
    record Input(
            String contactListName,
            Optional<ListContactsFilter> filter,
            Optional<Integer> pageSize,
            Optional<String> nextToken) {}

    record Output(List<Contact> contacts, Optional<String> nextToken) {}

    /// AWS: shape `ListContactsFilter`.
    record ListContactsFilter(Optional<SubscriptionStatus> filteredStatus, Optional<TopicFilter> topicFilter) {
        ContactFilter filter() {
            return new ContactFilter(
                    filteredStatus,
                    topicFilter.flatMap(TopicFilter::topicName),
                    topicFilter
                            .flatMap(TopicFilter::useDefaultIfPreferenceUnavailable)
                            .orElse(false));
        }
    }

    /// AWS: shape `TopicFilter`.
    record TopicFilter(Optional<String> topicName, Optional<Boolean> useDefaultIfPreferenceUnavailable) {}

    /// AWS: shape `Contact`.
    record Contact(
            String emailAddress,
            List<TopicPreference> topicPreferences,
            List<TopicPreference> topicDefaultPreferences,
            boolean unsubscribeAll,
            Instant lastUpdatedTimestamp) {
        static Contact of(io.pennypost.ses.contact.Contact contact) {
            return new Contact(
                    contact.address(),
                    contact.preferences(),
                    contact.defaults(),
                    contact.unsubscribedAll(),
                    contact.updatedAt());
        }
    }

    private final Contacts contacts;

    ListContacts(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var page = contacts.list(
                caller.scope(),
                input.contactListName(),
                input.filter().map(ListContactsFilter::filter).orElse(ContactFilter.ALL),
                input.nextToken(),
                PageSize.ofLists(input.pageSize()));
        return new Output(page.items().stream().map(Contact::of).toList(), page.nextToken());
    }
}
