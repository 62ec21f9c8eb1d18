package io.pennypost.ses.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.Tag;
import io.pennypost.testing.MemoryCatalog;
import io.pennypost.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class MultiRegionEndpointsTest {
    private static final Scope SCOPE = new Scope("000000000000", "us-east-1");

    private final MultiRegionEndpoints endpoints = new MultiRegionEndpoints(
            new MemoryCatalog(),
            new PageTokens("a secret of tests".getBytes(StandardCharsets.US_ASCII)),
            new SettableClock(Instant.parse("2026-11-24T12:00:00Z")),
            new Random(1));

    private MultiRegionEndpoint create(String name) {
        return endpoints.create(SCOPE, name, List.of("eu-west-1"), List.of());
    }

    private static void refused(String code, String text, Executable call) {
        var error = assertThrows(ServiceError.class, call);
        assertEquals(code, error.code());
        assertEquals(text, error.text().orElseThrow());
    }

    @Test
    void anEndpointHasThisRegionAndAnother() {
        var made = create("both");

        assertEquals(List.of("us-east-1", "eu-west-1"), made.regions());
        assertTrue(made.id().matches("[a-z0-9]{8}\\.[a-z0-9]{3}"), made.id());
        assertEquals(made, endpoints.require(SCOPE, "both"));
    }

    @Test
    void aNameIsTakenOnce() {
        create("both");

        refused("AlreadyExistsException", "Multi-region endpoint both already exists.", () -> create("both"));
    }

    @Test
    void thereIsExactlyOneOtherRegion() {
        for (var routes : List.of(List.<String>of(), List.of("eu-west-1", "eu-west-2"))) {
            refused(
                    "BadRequestException",
                    "RoutesDetails must have exactly one region.",
                    () -> endpoints.create(SCOPE, "x", routes, List.of()));
        }
        refused(
                "BadRequestException",
                "The secondary region must differ from the primary region us-east-1.",
                () -> endpoints.create(SCOPE, "x", List.of("us-east-1"), List.of()));
        refused(
                "BadRequestException",
                "Invalid region <moon>.",
                () -> endpoints.create(SCOPE, "x", List.of("moon"), List.of()));
        refused("NotFoundException", "Multi-region endpoint <x> does not exist.", () -> endpoints.require(SCOPE, "x"));
    }

    @Test
    void tokensAreStandardBase64() {
        for (var name : List.of("c", "a", "b")) {
            create(name);
        }
        var first = endpoints.list(SCOPE, Optional.empty(), 2);
        var token = first.nextToken().orElseThrow();

        assertTrue(token.matches("^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"), token);
        assertEquals(
                List.of("c"),
                endpoints.list(SCOPE, Optional.of(token), 2).items().stream()
                        .map(MultiRegionEndpoint::name)
                        .toList());
        for (var wrong : List.of("AAAA", "A", "!!!!")) {
            refused("BadRequestException", "Invalid Next Token", () -> endpoints.list(SCOPE, Optional.of(wrong), 2));
        }
    }

    @Test
    void whatIsDeletedIsGone() {
        create("both");
        endpoints.delete(SCOPE, "both");

        refused(
                "NotFoundException",
                "Multi-region endpoint <both> does not exist.",
                () -> endpoints.delete(SCOPE, "both"));
    }

    @Test
    void itCarriesTags() {
        create("both");
        var tags = List.of(new Tag("k", "v"));

        assertTrue(endpoints.changeTags(SCOPE, "both", _ -> tags));
        assertEquals(Optional.of(tags), endpoints.tags(SCOPE, "both"));
        assertFalse(endpoints.changeTags(SCOPE, "none", _ -> tags));
        assertEquals(Optional.empty(), endpoints.tags(SCOPE, "none"));
    }
}
