package io.pennypost.ses.identity;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.AlreadyExists;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.LimitExceeded;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.Page;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.Tag;
import io.pennypost.ses.TenantUse;
import io.pennypost.ses.configset.ConfigurationSets;
import io.pennypost.store.DocumentKind.Named;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

/// The identities of all accounts: registering, reading, listing, deleting.
///
/// SES API v1 and v2 are two views of them. Reading a domain whose search is pending looks in DNS first. Safe for use
/// by many threads.
public final class Identities {
    private static final String LISTING = "identity";

    private final IdentityDocuments documents;
    private final Ownership ownership;
    private final IdentityDkim dkim;
    private final Verification verification;
    private final ConfigurationSets configurationSets;
    private final IdentityCertificates certificates;
    private final TenantUse tenants;
    private final PageTokens tokens;
    private final InstantSource clock;

    public Identities(
            IdentityDocuments documents,
            Ownership ownership,
            IdentityDkim dkim,
            Verification verification,
            ConfigurationSets configurationSets,
            IdentityCertificates certificates,
            TenantUse tenants,
            PageTokens tokens,
            InstantSource clock) {
        this.documents = documents;
        this.ownership = ownership;
        this.dkim = dkim;
        this.verification = verification;
        this.configurationSets = configurationSets;
        this.certificates = certificates;
        this.tenants = tenants;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// Registers an identity and begins its verification: an address gets its mail, a domain is searched in
    /// DNS.
    ///
    /// @throws AlreadyExists `Email identity X already exist.`
    /// @throws NotFound      the configuration set does not exist; then no identity is created
    /// @throws BadRequest    DKIM settings that do not fit, tags that break a rule
    /// @throws LimitExceeded 10 000 identities
    public Identity create(Scope scope, NewIdentity asked) {
        var name = asked.name();
        if (documents.find(scope, name.text()).isPresent()) {
            throw alreadyExists(name);
        }
        if (name.type() == IdentityType.EMAIL_ADDRESS && asked.dkim().isPresent()) {
            throw new BadRequest("The EmailIdentity value must be a valid domain.");
        }
        var tags = Tag.checked(asked.tags());
        asked.configurationSet().ifPresent(set -> configurationSets.require(scope, set));
        var now = clock.instant();
        var block = name.type() == IdentityType.DOMAIN ? dkim.create(asked.dkim(), now) : Dkim.none(now);
        var plain = fresh(name, block, now).withTags(tags);
        var identity = plain.withConfigurationSet(asked.configurationSet());
        switch (documents.insert(scope, identity)) {
            case EXISTS -> throw alreadyExists(name);
            case TOO_MANY -> throw tooMany();
            case DONE -> ownership.sendLink(scope, identity);
        }
        return identity;
    }

    private Identity fresh(IdentityName name, Dkim block, Instant now) {
        return Identity.create(name, ownership.begin(name.type(), now), block, now);
    }

    private static AlreadyExists alreadyExists(IdentityName name) {
        return new AlreadyExists("Email identity " + name.text() + " already exist.");
    }

    private static LimitExceeded tooMany() {
        return new LimitExceeded("An account can have at most " + SesLimits.IDENTITIES_MAX + " identities.");
    }

    /// One identity as it is now; empty when there is none, or the name cannot be one.
    public Optional<Identity> find(Scope scope, String name) {
        return IdentityName.parse(name)
                .flatMap(parsed -> documents.find(scope, parsed.text()))
                .map(identity -> verification.refreshed(scope, identity));
    }

    /// Those of the named identities that exist, as they are now, under the names that were asked for. Their
    /// searches are hurried side by side.
    public Map<String, Identity> findAll(Scope scope, Collection<String> names) {
        var found = new LinkedHashMap<String, CompletableFuture<Optional<Identity>>>();
        try (var looks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var name : names) {
                found.computeIfAbsent(name, asked -> CompletableFuture.supplyAsync(() -> find(scope, asked), looks));
            }
        }
        var identities = new LinkedHashMap<String, Identity>();
        found.forEach((name, identity) -> result(identity).ifPresent(present -> identities.put(name, present)));
        return identities;
    }

    private static <T> T result(CompletableFuture<T> done) {
        try {
            return done.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /// One identity as it is now.
    ///
    /// @throws NotFound `Email identity X does not exist.`
    public Identity get(Scope scope, String name) {
        return find(scope, name).orElseThrow(() -> new NotFound("Email identity " + name + " does not exist."));
    }

    /// The next page of identities, ordered by name.
    ///
    /// @param token empty for the first page
    /// @throws BadRequest `Invalid NextToken <t>.`
    public Page<Identity> list(Scope scope, IdentityFilter filter, Optional<String> token, int pageSize) {
        var after = token.map(text -> tokens.read(scope, LISTING, text)
                        .orElseThrow(() -> new BadRequest("Invalid NextToken <" + text + ">.")))
                .orElse("");
        var items = new ArrayList<Identity>();
        // One more than asked for tells whether there is a further page. An account has a bounded number of identities,
        // so a filter that matches few of them reads a bounded number of batches.
        while (items.size() <= pageSize) {
            var batch = documents.list(scope, after, pageSize + 1);
            batch.stream()
                    .map(named -> named.value())
                    .filter(filter)
                    .limit(pageSize + 1L - items.size())
                    .forEach(items::add);
            if (batch.size() <= pageSize) {
                break;
            }
            after = batch.getLast().name();
        }
        if (items.size() <= pageSize) {
            return new Page<>(items, Optional.empty());
        }
        var page = items.subList(0, pageSize);
        return new Page<>(
                page, Optional.of(tokens.write(scope, LISTING, page.getLast().name())));
    }

    /// Deletes an identity with its keys, policies, certificates and tags. Addresses below a deleted domain stay.
    ///
    /// @return false when there was none
    /// @throws BadRequest while tenants use it
    public boolean delete(Scope scope, String name) {
        return IdentityName.parse(name)
                .map(IdentityName::text)
                .filter(text -> documents.delete(scope, text, writer -> {
                    tenants.requireNone(writer, scope, scope.sesArn("identity/" + text));
                    certificates.forget(writer, scope, text);
                }))
                .isPresent();
    }

    /// Chooses the configuration set of sends that name none; empty for no set.
    ///
    /// @throws NotFound `Identity <X> does not exist.`, or there is no such set
    public void setConfigurationSet(Scope scope, String name, Optional<String> set) {
        if (IdentityName.parse(name)
                .flatMap(parsed -> documents.find(scope, parsed.text()))
                .isEmpty()) {
            throw IdentityDocuments.missing(name);
        }
        set.ifPresent(asked -> configurationSets.require(scope, asked));
        documents.change(scope, name, identity -> identity.withConfigurationSet(set));
    }

    /// The addresses that were verified themselves, in their order. AWS: v1 `ListVerifiedEmailAddresses`.
    public List<String> verifiedAddresses(Scope scope) {
        return documents.list(scope, "", SesLimits.IDENTITIES_MAX).stream()
                .map(Named::value)
                .filter(identity -> identity.type() == IdentityType.EMAIL_ADDRESS && identity.isVerified())
                .map(Identity::name)
                .toList();
    }

    /// Registers an address if need be, and sends (again) the mail that verifies it. AWS: v1
    /// `VerifyEmailIdentity`.
    ///
    /// @throws BadRequest when it is no address
    public void verifyAddress(Scope scope, String address) {
        var name = IdentityName.address(address);
        if (documents.find(scope, name.text()).isEmpty()) {
            create(scope, NewIdentity.of(name));
            return;
        }
        var now = clock.instant();
        documents
                .update(
                        scope,
                        name.text(),
                        identity -> identity.isVerified()
                                ? identity
                                : identity.withOwnership(ownership.begin(IdentityType.EMAIL_ADDRESS, now)))
                .ifPresent(identity -> ownership.sendLink(scope, identity));
    }

    /// Registers a domain if need be, and gives it the token to be published at `_amazonses`. AWS: v1
    /// `VerifyDomainIdentity`.
    ///
    /// @return the token, the same at each call
    /// @throws BadRequest when it is no domain
    public String verifyDomain(Scope scope, String domain) {
        var name = IdentityName.domain(domain);
        var now = clock.instant();
        var token = new DomainToken(dkim.newOwnershipToken(), Optional.empty());
        if (documents.find(scope, name.text()).isEmpty()) {
            insertIfAbsent(scope, fresh(name, Dkim.none(now), now).withToken(token));
        }
        return documents
                .update(
                        scope,
                        name.text(),
                        identity -> identity.token().isPresent() && !isFailed(identity)
                                ? identity
                                : searchedAgain(
                                        identity.withToken(identity.token().orElse(token)), now))
                .flatMap(Identity::token)
                .map(DomainToken::value)
                .orElseThrow(() -> new NotFound("Email identity " + domain + " does not exist."));
    }

    /// Registers a domain if need be, and sets Easy DKIM up for it. AWS: v1 `VerifyDomainDkim`.
    ///
    /// @return the domain with its tokens, the same at each call
    /// @throws BadRequest when it is no domain, or has a key of its own
    public Identity verifyDkim(Scope scope, String domain) {
        var name = IdentityName.domain(domain);
        var now = clock.instant();
        if (documents.find(scope, name.text()).isEmpty()) {
            insertIfAbsent(scope, fresh(name, dkim.create(Optional.empty(), now), now));
        }
        return dkim.ensureEasy(scope, name)
                .orElseThrow(() -> new NotFound("Email identity " + domain + " does not exist."));
    }

    private void insertIfAbsent(Scope scope, Identity identity) {
        if (documents.insert(scope, identity) == IdentityDocuments.Insertion.TOO_MANY) {
            throw tooMany();
        }
    }

    private static boolean isFailed(Identity identity) {
        return identity.ownership().status() == VerificationStatus.FAILED;
    }

    private Identity searchedAgain(Identity identity, Instant now) {
        return isFailed(identity) ? identity.withOwnership(ownership.begin(IdentityType.DOMAIN, now)) : identity;
    }
}
