package io.pennypost.ses.contact;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.Leftovers;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.Page;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.Tag;
import io.pennypost.ses.Tagged;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// The contact lists of all accounts. Safe for use by many threads.
public final class ContactLists implements Tagged {
    /// Contacts of lists that are gone.
    public static final Leftovers.Rows ROWS = ContactTable.ROWS;

    private static final String LISTING = "contact-list";

    private final DocumentKind<ContactList> kind = new DocumentKind<>("contact-list", ContactList.class);
    private final Catalog catalog;
    private final Leftovers leftovers;
    private final PageTokens tokens;
    private final RandomGenerator random;
    private final InstantSource clock;

    /// @param random for the numbers of lists
    public ContactLists(
            Catalog catalog, Leftovers leftovers, PageTokens tokens, RandomGenerator random, InstantSource clock) {
        this.catalog = catalog;
        this.leftovers = leftovers;
        this.tokens = tokens;
        this.random = random;
        this.clock = clock;
    }

    /// Creates the list of an account.
    ///
    /// @throws BadRequest a bad name, topic, description or tag; or there is a list already, of whatever name: `A
    ///                    maximum of 1 Lists allowed per account.`
    public void create(Scope scope, NewContactList asked) {
        Names.checkList(asked.name());
        Names.checkTopics(asked.topics());
        Names.checkDescription(asked.description());
        Tag.checked(asked.tags());
        var list = ContactList.made(asked, random.nextLong(Long.MAX_VALUE), clock.instant());
        catalog.write(writer -> {
            if (kind.count(writer, scope) >= SesLimits.CONTACT_LISTS_MAX) {
                throw new BadRequest("A maximum of " + SesLimits.CONTACT_LISTS_MAX + " Lists allowed per account.");
            }
            return kind.insert(writer, scope, asked.name(), list);
        });
    }

    /// One list, by the fastest way there is.
    public Optional<ContactList> find(Scope scope, String name) {
        return kind.find(catalog, scope, name);
    }

    /// One list that must be there.
    ///
    /// @throws BadRequest a bad name
    /// @throws NotFound   `List with name: X doesn't exist.`
    public ContactList require(Scope scope, String name) {
        Names.checkList(name);
        return find(scope, name).orElseThrow(() -> notFound(name));
    }

    /// The same in a view or transaction.
    ///
    /// @throws NotFound `List with name: X doesn't exist.`
    ContactList require(Catalog.Reader reader, Scope scope, String name) {
        return kind.find(reader, scope, name).orElseThrow(() -> notFound(name));
    }

    private static NotFound notFound(String name) {
        return new NotFound("List with name: " + name + " doesn't exist.");
    }

    /// The next page of lists by name.
    ///
    /// @param token empty for the first page
    /// @throws BadRequest `Invalid NextToken.`
    public Page<ContactList> list(Scope scope, Optional<String> token, int pageSize) {
        var after = token.map(text ->
                        tokens.read(scope, LISTING, text).orElseThrow(() -> new BadRequest("Invalid NextToken.")))
                .orElse("");
        // One more than asked for tells whether there is a further page.
        var found = catalog.read(reader -> kind.list(reader, scope, after, pageSize + 1)).stream()
                .map(DocumentKind.Named::value)
                .toList();
        if (found.size() <= pageSize) {
            return new Page<>(found, Optional.empty());
        }
        var page = found.subList(0, pageSize);
        return new Page<>(
                page, Optional.of(tokens.write(scope, LISTING, page.getLast().name())));
    }

    /// Replaces topics and description. Where neither is given nothing changes, as SES was seen to do.
    ///
    /// @throws BadRequest a bad name, topic or description
    /// @throws NotFound   `List with name: X doesn't exist.`
    public void update(Scope scope, String name, Optional<List<Topic>> topics, Optional<String> description) {
        Names.checkList(name);
        topics.ifPresent(Names::checkTopics);
        Names.checkDescription(description);
        catalog.write(writer -> {
            var list = require(writer, scope, name);
            if (topics.isPresent() || description.isPresent()) {
                kind.put(writer, scope, name, list.with(topics.orElse(List.of()), description, clock.instant()));
            }
            return list;
        });
    }

    /// Deletes a list with all its contacts.
    ///
    /// @throws BadRequest a bad name
    /// @throws NotFound   `List with name: X doesn't exist.`
    public void delete(Scope scope, String name) {
        Names.checkList(name);
        catalog.write(writer -> {
            var list = require(writer, scope, name);
            leftovers.add(writer, scope, ContactTable.ROWS, list.number());
            return kind.delete(writer, scope, name);
        });
    }

    @Override
    public String arnType() {
        return LISTING;
    }

    @Override
    public String displayName() {
        return "ContactList";
    }

    @Override
    public Optional<List<Tag>> tags(Scope scope, String name) {
        return find(scope, name).map(ContactList::tags);
    }

    @Override
    public boolean changeTags(Scope scope, String name, UnaryOperator<List<Tag>> change) {
        return catalog.write(writer -> {
            var list = kind.find(writer, scope, name);
            list.ifPresent(found -> kind.put(writer, scope, name, found.withTags(change.apply(found.tags()))));
            return list.isPresent();
        });
    }
}
