package io.pennypost.ses.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.TaggedResources;
import io.pennypost.testing.MemoryCatalog;
import io.pennypost.testing.SettableClock;
import io.pennypost.testing.TaggedThings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.function.Executable;

/// Tenants as the program wires them, on resources of which a test says what there is.
final class TenantWorld {
    static final Scope SCOPE = new Scope("000000000000", "us-east-1");

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T12:00:00Z"));
    final MemoryCatalog catalog = new MemoryCatalog();
    final PageTokens tokens = new PageTokens("a secret of tests".getBytes(StandardCharsets.US_ASCII));
    final TenantLinks links = new TenantLinks();
    final TaggedThings sets = new TaggedThings("configuration-set", "ConfigurationSet");
    final TaggedThings identities = new TaggedThings("identity", "EmailIdentity");
    final Tenants tenants;
    final TenantAssociations associations;
    final ReputationEntities reputation;

    TenantWorld() {
        this(TenantBelongings.NONE);
    }

    TenantWorld(TenantBelongings belongings) {
        tenants = new Tenants(new TenantDocuments(catalog), links, belongings, tokens, clock, new Random(1));
        associations =
                new TenantAssociations(tenants, links, new TaggedResources(List.of(sets, identities)), tokens, clock);
        reputation = new ReputationEntities(tenants, tokens, clock);
    }

    Tenant create(String name) {
        return tenants.create(SCOPE, name, List.of(), Optional.empty());
    }

    // By its ARN.
    String set(String name) {
        sets.add(SCOPE, name);
        return SCOPE.sesArn("configuration-set/" + name);
    }

    // By its ARN.
    String identity(String name) {
        identities.add(SCOPE, name);
        return SCOPE.sesArn("identity/" + name);
    }

    static void refused(String code, String text, Executable call) {
        var error = assertThrows(ServiceError.class, call);
        assertEquals(code, error.code());
        assertEquals(text, error.text().orElseThrow());
    }
}
