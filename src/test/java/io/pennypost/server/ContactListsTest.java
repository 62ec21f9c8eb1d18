package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.server.settings.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.SubscriptionStatus;
import software.amazon.awssdk.services.sesv2.model.Tag;
import software.amazon.awssdk.services.sesv2.model.Topic;
import software.amazon.awssdk.services.sesv2.model.TopicPreference;

/// Contact lists and their topics as the stock SDK sees them.
final class ContactListsTest {
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

    private static Topic topic(String name, SubscriptionStatus byDefault) {
        return Topic.builder()
                .topicName(name)
                .displayName("About " + name)
                .defaultSubscriptionStatus(byDefault)
                .build();
    }

    private static TopicPreference prefers(String topic, SubscriptionStatus status) {
        return TopicPreference.builder()
                .topicName(topic)
                .subscriptionStatus(status)
                .build();
    }

    private void newsList() {
        v2.createContactList(r -> r.contactListName("news")
                .description("all news")
                .topics(topic("sports", SubscriptionStatus.OPT_IN), topic("money", SubscriptionStatus.OPT_OUT))
                .tags(Tag.builder().key("team").value("mail").build()));
    }

    private void contact(String address, TopicPreference... preferences) {
        v2.createContact(r -> r.contactListName("news").emailAddress(address).topicPreferences(preferences));
    }

    private static void refused(Class<? extends SesV2Exception> type, String message, Executable call) {
        var refusal = assertThrows(type, call);
        assertEquals(message, refusal.awsErrorDetails().errorMessage());
    }

    @Test
    void listKeepsWhatItWasMadeOf() {
        newsList();

        var list = v2.getContactList(r -> r.contactListName("news"));

        assertEquals("news", list.contactListName());
        assertEquals("all news", list.description());
        assertEquals(
                List.of(topic("sports", SubscriptionStatus.OPT_IN), topic("money", SubscriptionStatus.OPT_OUT)),
                list.topics());
        assertEquals("team", list.tags().getFirst().key());
        assertEquals(list.createdTimestamp(), list.lastUpdatedTimestamp());
        var listed = v2.listContactLists(r -> {}).contactLists();
        assertEquals(1, listed.size());
        assertEquals("news", listed.getFirst().contactListName());
    }

    @Test
    void accountHasOneListOnly() {
        newsList();

        for (var name : List.of("news", "other")) {
            refused(
                    BadRequestException.class,
                    "A maximum of 1 Lists allowed per account.",
                    () -> v2.createContactList(r -> r.contactListName(name)));
        }
        var elsewhere = program.v2(RunningProgram.KEY_ID, "eu-west-1");
        elsewhere.createContactList(r -> r.contactListName("news"));
    }

    @Test
    void listOfBadNamesAndTopicsIsRefused() {
        var names = " can contain up to 64 characters. Only alphanumeric characters, underscores(_) and hyphens(-) are "
                + "allowed.";
        refused(
                BadRequestException.class,
                "ContactListName can't be blank.",
                () -> v2.createContactList(r -> r.contactListName("")));
        refused(
                BadRequestException.class,
                "ContactListName" + names,
                () -> v2.createContactList(r -> r.contactListName("a b").topics(topic("", SubscriptionStatus.OPT_IN))));
        refused(
                BadRequestException.class,
                "TopicName" + names,
                () -> v2.createContactList(r -> r.contactListName("a")
                        .topics(topic("x.y", SubscriptionStatus.OPT_IN))
                        .description("d".repeat(501))));
        refused(
                BadRequestException.class,
                "Duplicate topic names are not allowed within a List.",
                () -> v2.createContactList(r -> r.contactListName("a")
                        .topics(topic("x", SubscriptionStatus.OPT_IN), topic("x", SubscriptionStatus.OPT_OUT))));
        refused(
                BadRequestException.class,
                "Maximum of <20> topics allowed per ContactList",
                () -> v2.createContactList(r -> r.contactListName("a")
                        .topics(IntStream.range(0, 21)
                                .mapToObj(i -> topic("t" + i, SubscriptionStatus.OPT_IN))
                                .toList())));
        refused(
                BadRequestException.class,
                "Description can contain up to 500 characters.",
                () -> v2.createContactList(r -> r.contactListName("a").description("d".repeat(501))));
        var wrongStatus = program.json("POST", "/v2/email/contact-lists", """
            {"ContactListName":"a","Topics":[
            {"TopicName":"x","DisplayName":"X","DefaultSubscriptionStatus":"MAYBE"}]}\
            """);
        assertEquals(
                "1 validation error detected: Value at 'topics.1.member.defaultSubscriptionStatus' failed to satisfy "
                        + "constraint: Member must satisfy enum value set: [OPT_OUT, OPT_IN]",
                wrongStatus.json().at("message").text());
        assertEquals(List.of(), v2.listContactLists(r -> {}).contactLists());
    }

    @Test
    void updateReplacesTopicsAndDescription() {
        newsList();
        contact("a@example.com", prefers("sports", SubscriptionStatus.OPT_OUT));

        v2.updateContactList(r -> r.contactListName("news").topics(topic("sports", SubscriptionStatus.OPT_IN)));

        var list = v2.getContactList(r -> r.contactListName("news"));
        assertNull(list.description());
        assertEquals(1, list.topics().size());
        assertEquals(
                List.of(prefers("sports", SubscriptionStatus.OPT_OUT)),
                v2.getContact(r -> r.contactListName("news").emailAddress("a@example.com"))
                        .topicPreferences());
    }

    @Test
    void emptyUpdateChangesNothing() {
        newsList();
        var before = v2.getContactList(r -> r.contactListName("news"));

        v2.updateContactList(r -> r.contactListName("news"));

        var after = v2.getContactList(r -> r.contactListName("news"));
        assertEquals(before.topics(), after.topics());
        assertEquals(before.description(), after.description());
        assertEquals(before.lastUpdatedTimestamp(), after.lastUpdatedTimestamp());
    }

    @Test
    void topicThatComesBackHasNoChoices() {
        newsList();
        contact("a@example.com", prefers("sports", SubscriptionStatus.OPT_OUT));

        v2.updateContactList(r -> r.contactListName("news").topics(List.of()));
        v2.updateContactList(r -> r.contactListName("news").topics(topic("sports", SubscriptionStatus.OPT_IN)));

        var contact = v2.getContact(r -> r.contactListName("news").emailAddress("a@example.com"));
        assertEquals(List.of(), contact.topicPreferences());
        assertEquals(List.of(prefers("sports", SubscriptionStatus.OPT_IN)), contact.topicDefaultPreferences());
    }

    @Test
    void deletedListTakesItsContactsAlong() {
        newsList();
        contact("a@example.com");

        v2.deleteContactList(r -> r.contactListName("news"));

        refused(
                NotFoundException.class,
                "List with name: news doesn't exist.",
                () -> v2.getContactList(r -> r.contactListName("news")));
        refused(
                NotFoundException.class,
                "List with name: news doesn't exist.",
                () -> v2.deleteContactList(r -> r.contactListName("news")));
        newsList();
        assertEquals(List.of(), v2.listContacts(r -> r.contactListName("news")).contacts());
    }
}
