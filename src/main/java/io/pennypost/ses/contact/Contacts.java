package io.pennypost.ses.contact;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.AddressKey;
import io.pennypost.ses.AlreadyExists;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.Page;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.SesLimits;
import io.pennypost.store.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The contacts of all lists. What is wrong with a request is told in the order of SES: names, topics, address, list,
/// topics of the list. Safe for use by many threads.
public final class Contacts {
    private final Database database;
    private final ContactLists lists;
    private final PageTokens tokens;
    private final InstantSource clock;

    public Contacts(Database database, ContactLists lists, PageTokens tokens, InstantSource clock) {
        this.database = database;
        this.lists = lists;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// Adds a contact.
    ///
    /// @throws BadRequest    a bad name or address, or a topic that the list does not have
    /// @throws NotFound      `List with name: X doesn't exist.`
    /// @throws AlreadyExists `X already exists in List.`
    public void create(Scope scope, String listName, ContactChange asked) {
        var address = check(listName, asked);
        database.write(transaction -> {
            var list = lists.require(transaction, scope, listName);
            var row = fresh(list, address, asked);
            if (!ContactTable.insert(transaction, list, row)) {
                throw new AlreadyExists(asked.address() + " already exists in List.");
            }
            return row;
        });
    }

    /// Changes a contact: its attributes and whether it unsubscribed from everything are replaced, its choices are
    /// those of before where no new ones are made.
    ///
    /// @throws BadRequest a bad name or address, or a topic that the list does not have
    /// @throws NotFound   `List with name: X doesn't exist.` or `X doesn't exist in List.`
    public void update(Scope scope, String listName, ContactChange asked) {
        var address = check(listName, asked);
        database.write(transaction -> {
            var list = lists.require(transaction, scope, listName);
            var fresh = fresh(list, address, asked);
            var present = ContactTable.find(transaction, list, address).orElseThrow(() -> notFound(asked.address()));
            ContactTable.update(transaction, list, merged(fresh, present));
            return fresh;
        });
    }

    private static String check(String listName, ContactChange asked) {
        Names.checkList(listName);
        checkContent(asked);
        return key(asked.address());
    }

    static void checkContent(ContactChange asked) {
        Names.checkPreferences(asked.preferences());
        if (asked.attributes().map(String::length).orElse(0) > SesLimits.CONTACT_ATTRIBUTES_MAX) {
            throw new BadRequest(
                    "AttributesData can contain up to " + SesLimits.CONTACT_ATTRIBUTES_MAX + " characters.");
        }
    }

    static String key(String address) {
        if (address.isBlank()) {
            throw new BadRequest("EmailAddress can't be blank.");
        }
        return AddressKey.of(address).orElseThrow(() -> new BadRequest("EmailAddress <" + address + "> is invalid"));
    }

    private ContactRow fresh(ContactList list, String address, ContactChange asked) {
        asked.preferences().forEach(each -> requireTopic(list, each.topicName()));
        var now = clock.instant();
        return new ContactRow(
                address, asked.unsubscribeAll(), Choices.of(list, asked.preferences()), asked.attributes(), now, now);
    }

    private static void requireTopic(ContactList list, String topicName) {
        if (list.topic(topicName).isEmpty()) {
            throw new BadRequest("List: " + list.name() + " doesn't contain Topic: " + topicName);
        }
    }

    private static ContactRow merged(ContactRow fresh, ContactRow present) {
        return new ContactRow(
                present.address(),
                fresh.unsubscribedAll(),
                fresh.choices().over(present.choices()),
                fresh.attributes(),
                present.createdAt(),
                fresh.updatedAt());
    }

    private static NotFound notFound(String address) {
        return new NotFound(address + " doesn't exist in List.");
    }

    /// One contact.
    ///
    /// @throws BadRequest a bad name or address
    /// @throws NotFound   `List with name: X doesn't exist.` or `X doesn't exist in List.`
    public Contact get(Scope scope, String listName, String address) {
        Names.checkList(listName);
        var key = key(address);
        return database.read(view -> {
            var list = lists.require(view, scope, listName);
            return ContactTable.find(view, list, key)
                    .map(row -> Contact.of(list, row))
                    .orElseThrow(() -> notFound(address));
        });
    }

    /// Deletes a contact, and with it what it ever chose.
    ///
    /// @throws BadRequest a bad name or address
    /// @throws NotFound   `List with name: X doesn't exist.` or `X doesn't exist in List.`
    public void delete(Scope scope, String listName, String address) {
        Names.checkList(listName);
        var key = key(address);
        database.write(transaction -> {
            if (!ContactTable.delete(transaction, lists.require(transaction, scope, listName), key)) {
                throw notFound(address);
            }
            return key;
        });
    }

    /// The next page of contacts in the order of their addresses. Where few of many match, it may be short, or empty,
    /// and not the last.
    ///
    /// @param token empty for the first page
    /// @throws BadRequest a bad name, a topic that the list does not have, or `Invalid NextToken.`
    /// @throws NotFound   `List with name: X doesn't exist.`
    public Page<Contact> list(
            Scope scope, String listName, ContactFilter filter, Optional<String> token, int pageSize) {
        Names.checkList(listName);
        return database.read(view -> {
            var list = lists.require(view, scope, listName);
            filter.topic().ifPresent(topic -> requireTopic(list, topic));
            var listing = "contact/" + list.number();
            var after = token.map(text ->
                            tokens.read(scope, listing, text).orElseThrow(() -> new BadRequest("Invalid NextToken.")))
                    .orElse("");
            var slice = ContactTable.slice(view, list, filter, after, pageSize);
            return new Page<>(
                    slice.rows().stream().map(row -> Contact.of(list, row)).toList(),
                    slice.goOnAfter().map(last -> tokens.write(scope, listing, last)));
        });
    }

    /// The contacts of one list in a transaction, for many changes at a time.
    ///
    /// @throws NotFound `List with name: X doesn't exist.`
    public Batch batch(Database.Transaction transaction, Scope scope, String listName) {
        return new Batch(transaction, lists.require(transaction, scope, listName));
    }

    /// Changes in one transaction. A change that is refused leaves the others as they are.
    public final class Batch {
        private final Database.Transaction transaction;
        private final ContactList list;

        private Batch(Database.Transaction transaction, ContactList list) {
            this.transaction = transaction;
            this.list = list;
        }

        /// Adds a contact, or changes the one there is, as [Contacts#update] does; what is not given stays.
        ///
        /// @throws BadRequest a bad address, or a topic that the list does not have
        public void put(
                String address,
                List<TopicPreference> preferences,
                Optional<Boolean> unsubscribeAll,
                Optional<String> attributes) {
            var asked = new ContactChange(address, preferences, unsubscribeAll.orElse(false), attributes);
            checkContent(asked);
            var fresh = fresh(list, key(address), asked);
            if (ContactTable.insert(transaction, list, fresh)) {
                return;
            }
            var present = ContactTable.find(transaction, list, fresh.address()).orElseThrow();
            ContactTable.update(
                    transaction,
                    list,
                    new ContactRow(
                            present.address(),
                            unsubscribeAll.orElse(present.unsubscribedAll()),
                            fresh.choices().over(present.choices()),
                            attributes.or(present::attributes),
                            present.createdAt(),
                            fresh.updatedAt()));
        }

        /// Deletes a contact; one that is not there is deleted already.
        ///
        /// @throws BadRequest a bad address
        public void delete(String address) {
            ContactTable.delete(transaction, list, key(address));
        }
    }
}
