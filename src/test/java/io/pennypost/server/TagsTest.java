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
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.RouteDetails;
import software.amazon.awssdk.services.sesv2.model.Tag;

/// Tags of resources as the stock SDK sees them.
final class TagsTest {
    @TempDir
    Path directory;

    private RunningProgram program;
    private SesV2Client v2;
    private String tenant;

    @BeforeEach
    void start() {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"));
        v2 = program.v2();
        tenant = v2.createTenant(r -> r.tenantName("shop").tags(tag("a", "1"))).tenantArn();
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private List<Tag> tags() {
        return v2.listTagsForResource(r -> r.resourceArn(tenant)).tags();
    }

    private static void refused(String text, Runnable call) {
        var error = assertThrows(BadRequestException.class, call::run);
        assertEquals(text, error.awsErrorDetails().errorMessage());
    }

    @Test
    void tagsAreAddedReplacedAndRemoved() {
        v2.tagResource(r -> r.resourceArn(tenant).tags(tag("b", "2"), tag("a", "9")));
        assertEquals(List.of(tag("a", "9"), tag("b", "2")), tags());
        assertEquals(tags(), v2.getTenant(r -> r.tenantName("shop")).tenant().tags());

        v2.untagResource(r -> r.resourceArn(tenant).tagKeys("a", "none"));

        assertEquals(List.of(tag("b", "2")), tags());
    }

    @Test
    void aMultiRegionEndpointIsTagged() {
        v2.createMultiRegionEndpoint(r -> r.endpointName("both")
                .details(d -> d.routesDetails(
                        RouteDetails.builder().region("eu-west-1").build()))
                .tags(tag("k", "v")));
        var arn = "arn:aws:ses:us-east-1:000000000000:multi-region-endpoint/both";
        v2.tagResource(r -> r.resourceArn(arn).tags(tag("l", "w")));

        assertEquals(
                List.of(tag("k", "v"), tag("l", "w")),
                v2.listTagsForResource(r -> r.resourceArn(arn)).tags());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        var gone = tenant + "0";
        var text = "No Tenant present with name: " + gone.substring(gone.indexOf('/') + 1);
        var listing = assertThrows(NotFoundException.class, () -> v2.listTagsForResource(r -> r.resourceArn(gone)));
        assertEquals(text, listing.awsErrorDetails().errorMessage());
        assertEquals(404, listing.statusCode());
        assertThrows(
                NotFoundException.class,
                () -> v2.tagResource(r -> r.resourceArn(gone).tags(tag("a", "1"))));
        assertThrows(
                NotFoundException.class,
                () -> v2.untagResource(r -> r.resourceArn(gone).tagKeys("a")));
    }

    @Test
    void otherRefusalsChangeNothing() {
        refused(
                "1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length"
                        + " greater than or equal to 1",
                () -> v2.tagResource(r -> r.resourceArn(tenant).tags(List.of())));
        refused(
                "Operations on a resource created in a different account is not allowed",
                () -> v2.tagResource(r -> r.resourceArn(tenant.replace("000000000000", "111111111111"))
                        .tags(tag("x", "y"))));
        refused(
                "Failed to tag resource",
                () -> v2.tagResource(r ->
                        r.resourceArn(tenant.replace("us-east-1", "eu-west-1")).tags(tag("x", "y"))));
        refused(
                "Failed to untag resource",
                () -> v2.untagResource(r ->
                        r.resourceArn(tenant.replace("us-east-1", "eu-west-1")).tagKeys("a")));
        refused(
                "Provided resource identifier is not an SES resource",
                () -> v2.listTagsForResource(r -> r.resourceArn("shop")));
        refused(
                "Unsupported resource type: export-job",
                () -> v2.listTagsForResource(r -> r.resourceArn("arn:aws:ses:us-east-1:000000000000:export-job/x")));
        assertEquals(List.of(tag("a", "1")), tags());
    }

    /// The SDK refuses to send this one.
    @Test
    void withoutKeysUntaggingIsAValidationException() {
        var answer = program.json(
                "DELETE",
                "/v2/email/tags?ResourceArn=" + tenant.replace(":", "%3A").replace("/", "%2F"),
                "");

        assertEquals(400, answer.status());
        assertEquals("ValidationException", answer.header("x-amzn-ErrorType"));
        assertEquals(List.of(tag("a", "1")), tags());
    }
}
