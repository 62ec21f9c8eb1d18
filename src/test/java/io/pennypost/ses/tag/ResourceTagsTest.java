package io.pennypost.ses.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.ses.Tag;
import io.pennypost.ses.TaggedResources;
import io.pennypost.testing.TaggedThings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Tags by ARN.
final class ResourceTagsTest {
    private static final Scope SCOPE = new Scope("000000000000", "us-east-1");
    private static final String ARN = "arn:aws:ses:us-east-1:000000000000:configuration-set/news";
    private static final Tag A1 = new Tag("a", "1");

    private final TaggedThings sets = new TaggedThings("configuration-set", "ConfigurationSet").add(SCOPE, "news", A1);
    private final ResourceTags tags = new ResourceTags(new TaggedResources(List.of(sets)));

    private static void refused(String code, String text, Executable call) {
        var error = assertThrows(ServiceError.class, call);
        assertEquals(code, error.code());
        assertEquals(text, error.text().orElseThrow());
    }

    @Test
    void aKeyThatIsThereGetsTheNewValueAndKeepsItsPlace() {
        tags.put(SCOPE, ARN, List.of(new Tag("b", "2")));
        tags.put(SCOPE, ARN, List.of(new Tag("c", "3"), new Tag("a", "9")));

        assertEquals(List.of(new Tag("a", "9"), new Tag("b", "2"), new Tag("c", "3")), tags.of(SCOPE, ARN));
    }

    @Test
    void unknownKeysAreRemovedFromNothing() {
        tags.remove(SCOPE, ARN, List.of("A", "x"));
        assertEquals(List.of(A1), tags.of(SCOPE, ARN));

        tags.remove(SCOPE, ARN, List.of("a", "a"));
        assertEquals(List.of(), tags.of(SCOPE, ARN));
    }

    @Test
    void anArnWithoutAccountAndRegionMeansTheCallers() {
        assertEquals(List.of(A1), tags.of(SCOPE, "arn:aws:ses:::configuration-set/news"));
    }

    @Test
    void theFiftyFirstTagIsRefusedAndNothingChanges() {
        tags.put(
                SCOPE,
                ARN,
                IntStream.range(0, 49).mapToObj(i -> new Tag("k" + i, "")).toList());
        var full = tags.of(SCOPE, ARN);

        refused(
                "BadRequestException",
                "A resource can have at most 50 tags.",
                () -> tags.put(SCOPE, ARN, List.of(new Tag("more", ""))));
        assertEquals(full, tags.of(SCOPE, ARN));
        tags.put(SCOPE, ARN, List.of(new Tag("a", "other")));
        assertEquals(50, tags.of(SCOPE, ARN).size());
    }

    @Test
    void badTagsAreRefused() {
        refused(
                "BadRequestException",
                "Tag keys beginning with aws: are reserved.",
                () -> tags.put(SCOPE, ARN, List.of(new Tag("aws:x", ""))));
        refused(
                "BadRequestException",
                "Duplicate tag key: b",
                () -> tags.put(SCOPE, ARN, List.of(new Tag("b", "1"), new Tag("b", "2"))));
        refused(
                "BadRequestException",
                "1 validation error detected: Value at 'tags' failed to satisfy constraint: "
                        + "Member must have length greater than or equal to 1",
                () -> tags.put(SCOPE, ARN, List.of()));
        assertEquals(List.of(A1), tags.of(SCOPE, ARN));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        var arn = "arn:aws:ses:us-east-1:000000000000:configuration-set/none";
        var text = "No ConfigurationSet present with name: none";
        refused("NotFoundException", text, () -> tags.of(SCOPE, arn));
        refused("NotFoundException", text, () -> tags.put(SCOPE, arn, List.of(A1)));
        refused("NotFoundException", text, () -> tags.remove(SCOPE, arn, List.of("a")));
    }

    @Test
    void anotherAccountOrRegionIsRefused() {
        var foreign = "arn:aws:ses:us-east-1:111111111111:configuration-set/news";
        var far = "arn:aws:ses:eu-west-1:000000000000:configuration-set/news";
        var text = "Operations on a resource created in a different account is not allowed";
        refused("BadRequestException", text, () -> tags.of(SCOPE, foreign));
        refused("BadRequestException", text, () -> tags.put(SCOPE, foreign, List.of(A1)));
        refused("BadRequestException", "Failed to tag resource", () -> tags.put(SCOPE, far, List.of(A1)));
        refused("BadRequestException", "Failed to untag resource", () -> tags.remove(SCOPE, far, List.of("a")));
    }

    @Test
    void otherNamesAreRefused() {
        refused(
                "BadRequestException",
                "Provided resource identifier is not an SES resource",
                () -> tags.of(SCOPE, "news"));
        refused(
                "BadRequestException",
                "Provided resource identifier is not an SES resource",
                () -> tags.of(SCOPE, "arn:aws:sns:us-east-1:000000000000:topic"));
        refused(
                "BadRequestException",
                "Provided ARN is not in SES resource ARN format",
                () -> tags.of(SCOPE, "arn:aws:ses:us-east-1:000000000000:news"));
        refused(
                "BadRequestException",
                "Unsupported resource type: import-job",
                () -> tags.of(SCOPE, "arn:aws:ses:us-east-1:000000000000:import-job/1"));
    }
}
