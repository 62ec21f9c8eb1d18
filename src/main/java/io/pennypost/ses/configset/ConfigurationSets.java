package io.pennypost.ses.configset;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.ses.AlreadyExists;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.LimitExceeded;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.Page;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.Tag;
import io.pennypost.ses.Tagged;
import io.pennypost.ses.TenantUse;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import io.pennypost.store.DocumentKind.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The configuration sets of all accounts. Safe for use by many threads.
public final class ConfigurationSets {
    private static final String ARN_TYPE = "configuration-set";
    private static final String LISTING = "configuration-set";

    private final Catalog catalog;
    private final DocumentKind<ConfigurationSet> kind = new DocumentKind<>("configuration-set", ConfigurationSet.class);
    private final References references;
    private final TenantUse tenants;
    private final PageTokens tokens;

    public ConfigurationSets(Catalog catalog, KnownResources known, TenantUse tenants, PageTokens tokens) {
        this.catalog = catalog;
        this.references = new References(known);
        this.tenants = tenants;
        this.tokens = tokens;
    }

    /// Creates a set with the blocks it is given and the defaults of SES API v2.
    ///
    /// @throws AlreadyExists `Configuration set X already exists.`
    /// @throws LimitExceeded 10 000 sets
    /// @throws BadRequest    a bad name or tag, a tracking domain that is not verified
    /// @throws NotFound      a sending pool that does not exist
    public void create(Scope scope, ConfigurationSet asked) {
        var name = asked.name();
        SetName.check(name);
        Tag.checked(asked.tags());
        if (exists(scope, name)) {
            throw alreadyExists(name);
        }
        references.check(scope, asked);
        var set = asked.withDefaults();
        catalog.write(writer -> {
            if (kind.find(writer, scope, name).isPresent()) {
                throw alreadyExists(name);
            }
            if (kind.count(writer, scope) >= SesLimits.CONFIGURATION_SETS_MAX) {
                throw new LimitExceeded(
                        "An account can have at most " + SesLimits.CONFIGURATION_SETS_MAX + " configuration sets.");
            }
            return kind.insert(writer, scope, name, set);
        });
    }

    private static AlreadyExists alreadyExists(String name) {
        return new AlreadyExists("Configuration set " + name + " already exists.", members(name));
    }

    /// What v1 adds to an error about a set.
    static Map<String, String> members(String name) {
        return Map.of("ConfigurationSetName", name);
    }

    /// One set, by the fastest way there is.
    public Optional<ConfigurationSet> find(Scope scope, String name) {
        return kind.find(catalog, scope, name);
    }

    /// Whether there is a set of this name.
    public boolean exists(Scope scope, String name) {
        return find(scope, name).isPresent();
    }

    /// One set that must be there.
    ///
    /// @throws NotFound `Configuration set <X> does not exist.`
    public ConfigurationSet require(Scope scope, String name) {
        return find(scope, name).orElseThrow(() -> notFound(name));
    }

    private static NotFound notFound(String name) {
        // The angle brackets are part of the text.
        return new NotFound("Configuration set <" + name + "> does not exist.", members(name));
    }

    /// Changes a set as it is at this moment.
    ///
    /// @param change has no other effect, since it may run again; what it throws is passed on
    /// @throws NotFound `Configuration set <X> does not exist.`
    void change(Scope scope, String name, UnaryOperator<ConfigurationSet> change) {
        if (!changeIfThere(scope, name, change)) {
            throw notFound(name);
        }
    }

    private boolean changeIfThere(Scope scope, String name, UnaryOperator<ConfigurationSet> change) {
        return catalog.write(writer -> {
            var found = kind.find(writer, scope, name);
            found.ifPresent(set -> kind.put(writer, scope, name, change.apply(set)));
            return found.isPresent();
        });
    }

    /// What the option blocks refer to.
    References references() {
        return references;
    }

    /// Their tags, for the operations on tags.
    public Tagged tagged() {
        return new Tagged() {
            @Override
            public String arnType() {
                return ARN_TYPE;
            }

            @Override
            public String displayName() {
                return "ConfigurationSet";
            }

            @Override
            public Optional<List<Tag>> tags(Scope scope, String name) {
                return find(scope, name).map(ConfigurationSet::tags);
            }

            @Override
            public boolean exists(Catalog.Reader reader, Scope scope, String name) {
                return kind.find(reader, scope, name).isPresent();
            }

            @Override
            public boolean changeTags(Scope scope, String name, UnaryOperator<List<Tag>> change) {
                return changeIfThere(scope, name, set -> set.withTags(change.apply(set.tags())));
            }
        };
    }

    /// The next page of names, in their order.
    ///
    /// @param nameContains which names are listed; empty for all
    /// @param token        empty for the first page
    /// @param badToken     the refusal of a token that was not written here
    public Page<String> list(
            Scope scope,
            String nameContains,
            Optional<String> token,
            int pageSize,
            Function<String, ServiceError> badToken) {
        var after = token.map(text -> tokens.read(scope, LISTING, text).orElseThrow(() -> badToken.apply(text)))
                .orElse("");
        var names = new ArrayList<String>();
        // One more than asked for tells whether there is a further page.
        while (names.size() <= pageSize) {
            var from = after;
            var batch = catalog.read(reader -> kind.list(reader, scope, from, pageSize + 1));
            batch.stream()
                    .map(Named::name)
                    .filter(name -> name.contains(nameContains))
                    .limit(pageSize + 1L - names.size())
                    .forEach(names::add);
            if (batch.size() <= pageSize) {
                break;
            }
            after = batch.getLast().name();
        }
        if (names.size() <= pageSize) {
            return new Page<>(names, Optional.empty());
        }
        var page = names.subList(0, pageSize);
        return new Page<>(page, Optional.of(tokens.write(scope, LISTING, page.getLast())));
    }

    /// Deletes a set with its event destinations. Identities that have it as their default keep naming it; their
    /// sends fail until they name another.
    ///
    /// @throws NotFound   `Configuration set <X> does not exist.`
    /// @throws BadRequest a tenant uses it
    public void delete(Scope scope, String name) {
        catalog.write(writer -> {
            if (kind.find(writer, scope, name).isEmpty()) {
                throw notFound(name);
            }
            tenants.requireNone(writer, scope, scope.sesArn(ARN_TYPE + "/" + name));
            return kind.delete(writer, scope, name);
        });
    }
}
