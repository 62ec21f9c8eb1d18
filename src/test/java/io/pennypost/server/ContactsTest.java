package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Contact;
import software.amazon.awssdk.services.sesv2.model.ListContactsFilter;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.SubscriptionStatus;
import software.amazon.awssdk.services.sesv2.model.Tag;
import software.amazon.awssdk.services.sesv2.model.Topic;
import software.amazon.awssdk.services.sesv2.model.TopicPreference;

/// Contact lists and contacts as the stock SDK sees them.
final class ContactsTest {
    private static final ListContactsFilter ALL = ListContactsFilter.builder().build();

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

    private List<String> listed(ListContactsFilter filter, int pageSize) {
        var found = new ArrayList<String>();
        String token = null;
        do {
            var from = token;
            var page = v2.listContacts(r ->
                    r.contactListName("news").filter(filter).pageSize(pageSize).nextToken(from));
            page.contacts().stream().map(Contact::emailAddress).forEach(found::add);
            token = page.nextToken();
        } while (token != null);
        return found;
    }

    private static ListContactsFilter filter(SubscriptionStatus status) {
        return ListContactsFilter.builder().filteredStatus(status).build();
    }

    private static ListContactsFilter filter(SubscriptionStatus status, String topic, boolean useDefault) {
        return ListContactsFilter.builder()
                .filteredStatus(status)
                .topicFilter(t -> t.topicName(topic).useDefaultIfPreferenceUnavailable(useDefault))
                .build();
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
        assertEquals(List.of(), listed(ALL, 10));
    }

    @Test
    void contactKeepsWhatItWasMadeOf() {
        newsList();
        v2.createContact(r -> r.contactListName("news")
                .emailAddress("Ann@Example.COM")
                .attributesData("{\"name\":\"Ann\"}")
                .topicPreferences(prefers("money", SubscriptionStatus.OPT_IN)));

        var contact = v2.getContact(r -> r.contactListName("news").emailAddress("Ann@example.com"));

        assertEquals("Ann@example.com", contact.emailAddress());
        assertEquals("{\"name\":\"Ann\"}", contact.attributesData());
        assertFalse(contact.unsubscribeAll());
        assertEquals(List.of(prefers("money", SubscriptionStatus.OPT_IN)), contact.topicPreferences());
        assertEquals(List.of(prefers("sports", SubscriptionStatus.OPT_IN)), contact.topicDefaultPreferences());
        assertEquals(contact.createdTimestamp(), contact.lastUpdatedTimestamp());
    }

    @Test
    void updateMergesChoicesAndReplacesTheRest() {
        newsList();
        v2.createContact(r -> r.contactListName("news")
                .emailAddress("a@example.com")
                .attributesData("old")
                .unsubscribeAll(true)
                .topicPreferences(prefers("money", SubscriptionStatus.OPT_IN)));

        v2.updateContact(r -> r.contactListName("news")
                .emailAddress("a@example.com")
                .topicPreferences(prefers("sports", SubscriptionStatus.OPT_OUT)));

        var contact = v2.getContact(r -> r.contactListName("news").emailAddress("a@example.com"));
        assertEquals(
                List.of(prefers("sports", SubscriptionStatus.OPT_OUT), prefers("money", SubscriptionStatus.OPT_IN)),
                contact.topicPreferences());
        assertFalse(contact.unsubscribeAll());
        assertNull(contact.attributesData());
    }

    @Test
    void whatIsWrongWithAContactIsToldInOrder() {
        refused(
                BadRequestException.class,
                "EmailAddress <nobody> is invalid",
                () -> v2.createContact(r -> r.contactListName("none").emailAddress("nobody")));
        refused(
                BadRequestException.class,
                "EmailAddress can't be blank.",
                () -> v2.createContact(r -> r.contactListName("none").emailAddress(" ")));
        refused(
                NotFoundException.class,
                "List with name: news doesn't exist.",
                () -> contact("a@example.com", prefers("weather", SubscriptionStatus.OPT_IN)));
        newsList();
        refused(
                BadRequestException.class,
                "List: news doesn't contain Topic: weather",
                () -> contact("a@example.com", prefers("weather", SubscriptionStatus.OPT_IN)));
        contact("a@example.com");
        refused(AlreadyExistsException.class, "a@example.com already exists in List.", () -> contact("a@example.com"));
        refused(
                BadRequestException.class,
                "List: news doesn't contain Topic: weather",
                () -> v2.updateContact(r -> r.contactListName("news")
                        .emailAddress("a@example.com")
                        .topicPreferences(prefers("weather", SubscriptionStatus.OPT_IN))));
        assertEquals(List.of("a@example.com"), listed(ALL, 10));
    }

    @Test
    void missingContactIsNotFound() {
        newsList();
        var text = "b@example.com doesn't exist in List.";

        refused(
                NotFoundException.class,
                text,
                () -> v2.getContact(r -> r.contactListName("news").emailAddress("b@example.com")));
        refused(
                NotFoundException.class,
                text,
                () -> v2.updateContact(r -> r.contactListName("news").emailAddress("b@example.com")));
        refused(
                NotFoundException.class,
                text,
                () -> v2.deleteContact(r -> r.contactListName("news").emailAddress("b@example.com")));
    }

    @Test
    void deletedContactIsForgotten() {
        newsList();
        v2.createContact(
                r -> r.contactListName("news").emailAddress("a@example.com").unsubscribeAll(true));

        v2.deleteContact(r -> r.contactListName("news").emailAddress("a@example.com"));
        contact("a@example.com");

        assertFalse(v2.getContact(r -> r.contactListName("news").emailAddress("a@example.com"))
                .unsubscribeAll());
    }

    @Test
    void contactsAreFilteredByWhatTheyChoseAndGetByDefault() {
        newsList();
        contact("a-default@example.com");
        contact("b-in@example.com", prefers("money", SubscriptionStatus.OPT_IN));
        contact("c-out@example.com", prefers("money", SubscriptionStatus.OPT_OUT));
        v2.createContact(r -> r.contactListName("news")
                .emailAddress("d-gone@example.com")
                .unsubscribeAll(true)
                .topicPreferences(prefers("money", SubscriptionStatus.OPT_IN)));
        var in = SubscriptionStatus.OPT_IN;
        var out = SubscriptionStatus.OPT_OUT;

        for (int pageSize : List.of(1, 2, 100)) {
            assertEquals(List.of("b-in@example.com"), listed(filter(in, "money", false), pageSize));
            assertEquals(List.of("b-in@example.com"), listed(filter(in, "money", true), pageSize));
            assertEquals(
                    List.of("c-out@example.com", "d-gone@example.com"), listed(filter(out, "money", false), pageSize));
            assertEquals(
                    List.of("a-default@example.com", "c-out@example.com", "d-gone@example.com"),
                    listed(filter(out, "money", true), pageSize));
            assertEquals(List.of(), listed(filter(in, "sports", false), pageSize));
            assertEquals(
                    List.of("a-default@example.com", "b-in@example.com", "c-out@example.com"),
                    listed(filter(in, "sports", true), pageSize));
            assertEquals(List.of("d-gone@example.com"), listed(filter(out), pageSize));
            assertEquals(
                    List.of("a-default@example.com", "b-in@example.com", "c-out@example.com"),
                    listed(filter(in), pageSize));
            assertEquals(4, listed(ALL, pageSize).size());
        }
        refused(
                BadRequestException.class,
                "List: news doesn't contain Topic: weather",
                () -> listed(filter(in, "weather", true), 10));
    }

    @Test
    void pagesStayRightWhileContactsComeAndGo() {
        newsList();
        for (var name : List.of("a", "b", "c", "d")) {
            contact(name + "@example.com");
        }

        var first = v2.listContacts(r -> r.contactListName("news").pageSize(2));
        v2.deleteContact(r -> r.contactListName("news").emailAddress("b@example.com"));
        contact("aa@example.com");
        contact("ca@example.com");
        var second = v2.listContacts(r -> r.contactListName("news").pageSize(10).nextToken(first.nextToken()));

        assertEquals(
                List.of("c@example.com", "ca@example.com", "d@example.com"),
                second.contacts().stream().map(Contact::emailAddress).toList());
        assertNull(second.nextToken());
    }

    @Test
    void pagesAreBoundedAndTokensAreOurs() {
        newsList();

        for (int size : List.of(0, 1001)) {
            refused(
                    BadRequestException.class,
                    "The page size must be between 1 and 1000",
                    () -> v2.listContacts(r -> r.contactListName("news").pageSize(size)));
            refused(
                    BadRequestException.class,
                    "The page size must be between 1 and 1000",
                    () -> v2.listContactLists(r -> r.pageSize(size)));
        }
        refused(
                BadRequestException.class,
                "Invalid NextToken.",
                () -> v2.listContacts(r -> r.contactListName("news").nextToken("made-up")));
        refused(
                BadRequestException.class,
                "Invalid NextToken.",
                () -> v2.listContactLists(r -> r.nextToken("made-up")));
        refused(
                NotFoundException.class,
                "List with name: none doesn't exist.",
                () -> v2.listContacts(r -> r.contactListName("none")));
    }

    @Test
    void contactsOutliveARestart() {
        newsList();
        contact("a@example.com", prefers("money", SubscriptionStatus.OPT_IN));
        program.close();

        start();

        assertTrue(v2.getContact(r -> r.contactListName("news").emailAddress("a@example.com"))
                .topicPreferences()
                .contains(prefers("money", SubscriptionStatus.OPT_IN)));
    }
}
