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

/// Contacts as the stock SDK sees them.
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
