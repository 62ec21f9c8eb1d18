package io.pennypost.ses.suppression;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.AddressKey;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.InvalidNextToken;
import io.pennypost.ses.Leftovers;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.Page;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.configset.SuppressionReason;
import io.pennypost.store.Catalog;
import io.pennypost.store.Database;
import io.pennypost.store.DocumentKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The suppression lists of all accounts and tenants. Entries never expire. Safe for use by many threads.
public final class Suppressions {
    /// Entries of lists that are gone.
    public static final Leftovers.Rows ROWS = SuppressedTable.ROWS;

    /// The number that a list's rows name it by. A list without entries has perhaps none.
    private record NumberedList(long number) {}

    /// Where a page begins.
    private record Place(Instant after, String address) {
        String text() {
            return after.toEpochMilli() + " " + address;
        }

        static Place parse(String text) {
            int space = text.indexOf(' ');
            return new Place(Instant.ofEpochMilli(Long.parseLong(text.substring(0, space))), text.substring(space + 1));
        }
    }

    private final DocumentKind<NumberedList> kind = new DocumentKind<>("suppression-list", NumberedList.class);
    private final Catalog catalog;
    private final Database database;
    private final Leftovers leftovers;
    private final SuppressionTenants tenants;
    private final Accounts accounts;
    private final PageTokens tokens;
    private final RandomGenerator random;
    private final InstantSource clock;

    /// What the lists are kept in.
    ///
    /// @param catalog  of the same store as the database, for look-ups from memory
    public record Keeping(Catalog catalog, Database database, Leftovers leftovers) {}

    /// @param random for the numbers of lists
    public Suppressions(
            Keeping keeping,
            SuppressionTenants tenants,
            Accounts accounts,
            PageTokens tokens,
            RandomGenerator random,
            InstantSource clock) {
        this.catalog = keeping.catalog();
        this.database = keeping.database();
        this.leftovers = keeping.leftovers();
        this.tenants = tenants;
        this.accounts = accounts;
        this.tokens = tokens;
        this.random = random;
        this.clock = clock;
    }

    /// Puts an address on a list by hand, or puts it again with another reason.
    ///
    /// @throws BadRequest a bad address, or the account is in the sandbox
    /// @throws NotFound   an unknown tenant
    public void put(ListKey list, String address, SuppressionReason reason) {
        var key = key(address);
        requireProduction(list.scope());
        requireTenant(list);
        database.write(transaction -> {
            SuppressedTable.put(
                    transaction,
                    numbered(transaction, list),
                    new Suppressed(key, reason, clock.instant(), Optional.empty()));
            return key;
        });
    }

    /// Puts an address on a list because of what happened to a message; also in the sandbox. What is no address is
    /// passed over: nothing can be sent to it.
    public void add(ListKey list, String address, SuppressionReason reason, Suppressed.Cause cause) {
        AddressKey.of(address)
                .ifPresent(key -> database.write(transaction -> {
                    SuppressedTable.put(
                            transaction,
                            numbered(transaction, list),
                            new Suppressed(key, reason, clock.instant(), Optional.of(cause)));
                    return key;
                }));
    }

    /// One address, for who is about to send to it. The list of a tenant that has none is empty.
    public Optional<Suppressed> find(ListKey list, String address) {
        // A list that was never written to costs no look at the disk.
        return kind.find(catalog, list.scope(), list.document())
                .flatMap(numbered -> AddressKey.of(address)
                        .flatMap(key -> database.read(view -> SuppressedTable.find(view, numbered.number(), key))));
    }

    /// One entry that must be there.
    ///
    /// @throws NotFound `Email address X does not exist on your suppression list.`, or an unknown tenant
    public Suppressed get(ListKey list, String address) {
        requireTenant(list);
        return find(list, address).orElseThrow(() -> notFound(address));
    }

    private static NotFound notFound(String address) {
        return new NotFound("Email address " + address + " does not exist on your suppression list.");
    }

    /// Takes an address off a list.
    ///
    /// @throws NotFound `Email address X does not exist on your suppression list.`, or an unknown tenant
    public void delete(ListKey list, String address) {
        requireTenant(list);
        boolean deleted = database.write(transaction -> kind.find(transaction, list.scope(), list.document())
                .flatMap(numbered -> AddressKey.of(address)
                        .filter(key -> SuppressedTable.delete(transaction, numbered.number(), key)))
                .isPresent());
        if (!deleted) {
            throw notFound(address);
        }
    }

    /// The next page, the entries put longest ago first.
    ///
    /// @param token empty for the first page
    /// @throws InvalidNextToken a token that is not of this list
    /// @throws NotFound         an unknown tenant
    public Page<Suppressed> list(ListKey list, SuppressionFilter filter, Optional<String> token, int pageSize) {
        requireTenant(list);
        var listing = "suppressed/" + list.document();
        var from = token.map(text -> tokens.read(list.scope(), listing, text)
                        .map(Place::parse)
                        .orElseThrow(() -> new InvalidNextToken("The specified NextToken is invalid.")))
                .orElse(new Place(filter.from().orElse(Instant.EPOCH), ""));
        var numbered = kind.find(catalog, list.scope(), list.document());
        if (numbered.isEmpty()) {
            return new Page<>(java.util.List.of(), Optional.empty());
        }
        // One more than asked for tells whether there is a further page.
        var found = database.read(view -> SuppressedTable.page(
                view, numbered.get().number(), filter, from.after(), from.address(), pageSize + 1));
        if (found.size() <= pageSize) {
            return new Page<>(found, Optional.empty());
        }
        var page = found.subList(0, pageSize);
        var place = new Place(page.getLast().updatedAt(), page.getLast().address());
        return new Page<>(page, Optional.of(tokens.write(list.scope(), listing, place.text())));
    }

    /// Empties a list; for the deletion of a tenant, in its own transaction.
    public void forget(Catalog.Writer writer, ListKey list) {
        kind.find(writer, list.scope(), list.document()).ifPresent(numbered -> {
            leftovers.add(writer, list.scope(), SuppressedTable.ROWS, numbered.number());
            kind.delete(writer, list.scope(), list.document());
        });
    }

    /// A list in a transaction, for many changes at a time.
    public Batch batch(Database.Transaction transaction, ListKey list) {
        return new Batch(transaction, numbered(transaction, list));
    }

    /// Changes in one transaction. A change that is refused leaves the others as they are.
    public final class Batch {
        private final Database.Transaction transaction;
        private final long number;

        private Batch(Database.Transaction transaction, long number) {
            this.transaction = transaction;
            this.number = number;
        }

        /// Puts an address by hand.
        ///
        /// @throws BadRequest a bad address
        public void put(String address, SuppressionReason reason) {
            SuppressedTable.put(
                    transaction, number, new Suppressed(key(address), reason, clock.instant(), Optional.empty()));
        }

        /// Takes an address off; one that is not there is off already.
        ///
        /// @throws BadRequest a bad address
        public void delete(String address) {
            SuppressedTable.delete(transaction, number, key(address));
        }
    }

    private long numbered(Database.Transaction transaction, ListKey list) {
        return kind.find(transaction, list.scope(), list.document())
                .orElseGet(() -> {
                    var fresh = new NumberedList(random.nextLong(Long.MAX_VALUE));
                    kind.put(transaction, list.scope(), list.document(), fresh);
                    return fresh;
                })
                .number();
    }

    private static String key(String address) {
        return AddressKey.of(address).orElseThrow(() -> new BadRequest("Invalid email address <" + address + ">."));
    }

    /// Refuses what SES does not let accounts in the sandbox do.
    ///
    /// @throws BadRequest the account is in the sandbox
    public void requireProduction(Scope scope) {
        if (!accounts.of(scope).productionAccess()) {
            throw new BadRequest("Your account must have production access in " + scope.region() + ".");
        }
    }

    private void requireTenant(ListKey list) {
        list.tenant().filter(name -> !tenants.exists(list.scope(), name)).ifPresent(name -> {
            throw new NotFound("The requested tenant <" + name + "> does not exist.");
        });
    }
}
