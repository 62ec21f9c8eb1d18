package io.pennypost.ses.configset;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.AlreadyExists;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.LimitExceeded;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.Page;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.Tag;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import io.pennypost.store.DocumentKind.Named;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/// The configuration sets of all accounts. Safe for use by many threads.
public final class ConfigurationSets {
    private static final String LISTING = "configuration-set";

    private final Catalog catalog;
    private final DocumentKind<ConfigurationSet> kind = new DocumentKind<>("configuration-set", ConfigurationSet.class);
    private final KnownResources known;
    private final PageTokens tokens;

    public ConfigurationSets(Catalog catalog, KnownResources known, PageTokens tokens) {
        this.catalog = catalog;
        this.known = known;
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
        checkName(name);
        Tag.checked(asked.tags());
        if (exists(scope, name)) {
            throw alreadyExists(name);
        }
        checkReferences(scope, asked);
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
        return new AlreadyExists(
                "Configuration set " + name + " already exists.", Map.of("ConfigurationSetName", name));
    }

    private static void checkName(String name) {
        if (name.isEmpty()) {
            throw new BadRequest("The configuration set name must be specified.");
        }
        if (name.length() > SesLimits.CONFIGURATION_SET_NAME_MAX) {
            throw new BadRequest(
                    "Configuration set name cannot exceed " + SesLimits.CONFIGURATION_SET_NAME_MAX + " characters.");
        }
        if (!name.chars().allMatch(ConfigurationSets::isNameLetter)) {
            throw new BadRequest("Invalid configuration set name <" + name
                    + ">: only alphanumeric ASCII characters, '_',  '-' are allowed.");
        }
    }

    private static boolean isNameLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    private void checkReferences(Scope scope, ConfigurationSet asked) {
        asked.tracking().map(TrackingOptions::customRedirectDomain).ifPresent(domain -> {
            if (!known.isVerifiedDomain(scope, domain)) {
                throw new BadRequest("Domain <" + domain + "> is not verified under this account.");
            }
        });
        asked.delivery().flatMap(DeliveryOptions::sendingPoolName).ifPresent(pool -> {
            if (!known.isSendingPool(scope, pool)) {
                throw new NotFound("SendingPool <" + pool + "> doesn't exist");
            }
        });
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
        return new NotFound("Configuration set <" + name + "> does not exist.", Map.of("ConfigurationSetName", name));
    }

    /// The next page of names, in their order.
    ///
    /// @param nameContains which names are listed; empty for all
    /// @param token        empty for the first page
    /// @throws BadRequest `invalid nextToken t`
    public Page<String> list(Scope scope, String nameContains, Optional<String> token, int pageSize) {
        var after = token.map(text -> tokens.read(scope, LISTING, text)
                        .orElseThrow(() -> new BadRequest("invalid nextToken " + text)))
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

    /// Deletes a set. Identities that have it as their default keep naming it; their sends fail until they name
    /// another.
    ///
    /// @throws NotFound `Configuration set <X> does not exist.`
    public void delete(Scope scope, String name) {
        if (!catalog.write(writer -> kind.delete(writer, scope, name))) {
            throw notFound(name);
        }
    }
}
