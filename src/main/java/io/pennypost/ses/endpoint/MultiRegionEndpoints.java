package io.pennypost.ses.endpoint;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.AlreadyExists;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.LimitExceeded;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.Page;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.Tag;
import io.pennypost.ses.Tagged;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import io.pennypost.store.DocumentKind.Named;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The multi-region endpoints of all accounts. Safe for use by many threads.
public final class MultiRegionEndpoints implements Tagged {
    private static final String LISTING = "multi-region-endpoint";
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}");
    private static final String ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final Catalog catalog;
    private final DocumentKind<MultiRegionEndpoint> kind = new DocumentKind<>(LISTING, MultiRegionEndpoint.class);
    private final PageTokens tokens;
    private final InstantSource clock;
    private final RandomGenerator random;

    /// @param random for ids; not secret
    public MultiRegionEndpoints(Catalog catalog, PageTokens tokens, InstantSource clock, RandomGenerator random) {
        this.catalog = catalog;
        this.tokens = tokens;
        this.clock = clock;
        this.random = random;
    }

    /// Creates an endpoint of the region it is asked for in and exactly one other.
    ///
    /// @param routes the other region
    /// @throws AlreadyExists `Multi-region endpoint X already exists.`
    /// @throws LimitExceeded as many as there can be
    /// @throws BadRequest    other than one further region, or a bad tag
    public MultiRegionEndpoint create(Scope scope, String name, List<String> routes, List<Tag> tags) {
        var secondary = secondary(scope, routes);
        var endpoint = new MultiRegionEndpoint(
                name, freshId(), List.of(scope.region(), secondary), clock.instant(), Tag.checked(tags));
        return catalog.write(writer -> {
            if (kind.find(writer, scope, name).isPresent()) {
                throw new AlreadyExists("Multi-region endpoint " + name + " already exists.");
            }
            if (kind.count(writer, scope) >= SesLimits.MULTI_REGION_ENDPOINTS_MAX) {
                throw new LimitExceeded("An account can have at most " + SesLimits.MULTI_REGION_ENDPOINTS_MAX
                        + " multi-region endpoints.");
            }
            kind.put(writer, scope, name, endpoint);
            return endpoint;
        });
    }

    private static String secondary(Scope scope, List<String> routes) {
        if (routes.size() != 1) {
            throw new BadRequest("RoutesDetails must have exactly one region.");
        }
        var region = routes.getFirst();
        if (!REGION.matcher(region).matches()) {
            throw new BadRequest("Invalid region <" + region + ">.");
        }
        if (region.equals(scope.region())) {
            throw new BadRequest("The secondary region must differ from the primary region " + region + ".");
        }
        return region;
    }

    /// Two labels of a host name, in the form that AWS's have.
    private String freshId() {
        return letters(8) + '.' + letters(3);
    }

    private String letters(int count) {
        var out = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            out.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
        }
        return out.toString();
    }

    /// One that must be there.
    ///
    /// @throws NotFound `Multi-region endpoint <X> does not exist.`
    public MultiRegionEndpoint require(Scope scope, String name) {
        return kind.find(catalog, scope, name).orElseThrow(() -> notFound(name));
    }

    private static NotFound notFound(String name) {
        return new NotFound("Multi-region endpoint <" + name + "> does not exist.");
    }

    /// The next page of endpoints, by name.
    ///
    /// @throws BadRequest `Invalid Next Token`
    public Page<MultiRegionEndpoint> list(Scope scope, Optional<String> token, int pageSize) {
        var after = token.map(text -> opened(scope, text)).orElse("");
        var found = catalog.read(reader -> kind.list(reader, scope, after, pageSize + 1).stream()
                .map(Named::value)
                .toList());
        if (found.size() <= pageSize) {
            return new Page<>(found, Optional.empty());
        }
        var items = found.subList(0, pageSize);
        return new Page<>(items, Optional.of(sealed(scope, items.getLast().name())));
    }

    // This listing alone wants tokens in standard base64 with padding.
    private String sealed(Scope scope, String afterName) {
        var token = tokens.write(scope, LISTING, afterName);
        return Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.US_ASCII));
    }

    private String opened(Scope scope, String token) {
        try {
            var inner = new String(Base64.getDecoder().decode(token), StandardCharsets.US_ASCII);
            return tokens.read(scope, LISTING, inner).orElseThrow(MultiRegionEndpoints::invalidToken);
        } catch (IllegalArgumentException notBase64) {
            throw invalidToken();
        }
    }

    private static BadRequest invalidToken() {
        return new BadRequest("Invalid Next Token");
    }

    /// Deletes an endpoint.
    ///
    /// @throws NotFound `Multi-region endpoint <X> does not exist.`
    public void delete(Scope scope, String name) {
        if (!catalog.write(writer -> kind.delete(writer, scope, name))) {
            throw notFound(name);
        }
    }

    @Override
    public String arnType() {
        return "multi-region-endpoint";
    }

    @Override
    public String displayName() {
        return "MultiRegionEndpoint";
    }

    @Override
    public Optional<List<Tag>> tags(Scope scope, String name) {
        return kind.find(catalog, scope, name).map(MultiRegionEndpoint::tags);
    }

    @Override
    public boolean changeTags(Scope scope, String name, UnaryOperator<List<Tag>> change) {
        return catalog.write(writer -> {
            var present = kind.find(writer, scope, name);
            present.ifPresent(
                    endpoint -> kind.put(writer, scope, name, endpoint.withTags(change.apply(endpoint.tags()))));
            return present.isPresent();
        });
    }
}
