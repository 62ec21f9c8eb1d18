package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.server.settings.Mode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.MultiRegionEndpoint;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.Route;
import software.amazon.awssdk.services.sesv2.model.RouteDetails;
import software.amazon.awssdk.services.sesv2.model.Status;

/// Multi-region endpoints as the stock SDK sees them.
final class MultiRegionEndpointOperationsTest {
    @TempDir
    Path directory;

    private RunningProgram program;
    private SesV2Client v2;

    @BeforeEach
    void start() {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"));
        v2 = program.v2();
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private static RouteDetails route(String region) {
        return RouteDetails.builder().region(region).build();
    }

    private String create(String name) {
        var made = v2.createMultiRegionEndpoint(
                r -> r.endpointName(name).details(d -> d.routesDetails(route("eu-west-1"))));
        assertEquals(Status.CREATING, made.status());
        return made.endpointId();
    }

    @Test
    void anEndpointIsReadyOnceItIsMade() {
        var id = create("both");

        var got = v2.getMultiRegionEndpoint(r -> r.endpointName("both"));
        assertEquals(Status.READY, got.status());
        assertEquals(id, got.endpointId());
        assertEquals(
                List.of("us-east-1", "eu-west-1"),
                got.routes().stream().map(Route::region).toList());
        assertEquals(got.createdTimestamp(), got.lastUpdatedTimestamp());
    }

    @Test
    void endpointsAreListedInPages() {
        for (var name : List.of("c", "a", "b")) {
            create(name);
        }
        var listed = v2.listMultiRegionEndpointsPaginator(r -> r.pageSize(2)).multiRegionEndpoints().stream()
                .toList();

        assertEquals(
                List.of("a", "b", "c"),
                listed.stream().map(MultiRegionEndpoint::endpointName).toList());
        assertEquals(List.of("us-east-1", "eu-west-1"), listed.getFirst().regions());
        assertThrows(BadRequestException.class, () -> v2.listMultiRegionEndpoints(r -> r.pageSize(0)));
        assertThrows(BadRequestException.class, () -> v2.listMultiRegionEndpoints(r -> r.nextToken("AAAA")));
    }

    @Test
    void aNameIsTakenOnceAndFreeAgain() {
        create("both");
        var twice = assertThrows(AlreadyExistsException.class, () -> create("both"));
        assertEquals(
                "Multi-region endpoint both already exists.",
                twice.awsErrorDetails().errorMessage());
        assertEquals(
                Status.DELETING,
                v2.deleteMultiRegionEndpoint(r -> r.endpointName("both")).status());

        var gone = assertThrows(NotFoundException.class, () -> v2.getMultiRegionEndpoint(r -> r.endpointName("both")));
        assertEquals(
                "Multi-region endpoint <both> does not exist.",
                gone.awsErrorDetails().errorMessage());
        assertThrows(NotFoundException.class, () -> v2.deleteMultiRegionEndpoint(r -> r.endpointName("both")));
        create("both");
    }

    @Test
    void badEndpointsAreRefused() {
        assertThrows(BadRequestException.class, () -> create("a.b"));
        assertThrows(
                BadRequestException.class,
                () -> v2.createMultiRegionEndpoint(
                        r -> r.endpointName("x").details(d -> d.routesDetails(route("us-east-1")))));
        assertEquals(List.of(), v2.listMultiRegionEndpoints(r -> {}).multiRegionEndpoints());
    }
}
