package io.pennypost.ses.importjob;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.contact.Contacts;
import io.pennypost.ses.contact.SubscriptionStatus;
import io.pennypost.ses.contact.TopicPreference;
import io.pennypost.ses.importjob.ImportDestination.ContactListDestination;
import io.pennypost.store.Database;
import io.pennypost.store.DocumentCodec;
import io.pennypost.store.StoreException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// A contact list: CSV whose first line names the columns `emailAddress`, `unsubscribeAll`, `attributesData` and
/// `topicPreferences.<topic>`, of which only the first must be there; or one JSON object on each line, with the
/// members of `CreateContact`. What a record does not say stays as it is.
final class ContactTarget implements Target<ContactTarget.Change> {
    /// What a record asks for.
    record Change(
            Optional<String> emailAddress,
            Optional<Boolean> unsubscribeAll,
            Optional<String> attributesData,
            List<TopicPreference> topicPreferences) {}

    private static final DocumentCodec<Change> JSON = DocumentCodec.of(Change.class);
    private static final String ADDRESS = "emailAddress";
    private static final String TOPIC = "topicPreferences.";

    private final Contacts contacts;
    private final Scope scope;
    private final ContactListDestination destination;
    private final DataFormat format;
    private List<String> columns = List.of();

    ContactTarget(Contacts contacts, Scope scope, ContactListDestination destination, DataFormat format) {
        this.contacts = contacts;
        this.scope = scope;
        this.destination = destination;
        this.format = format;
    }

    @Override
    public int recordsMax() {
        return SesLimits.IMPORTED_CONTACTS_MAX;
    }

    @Override
    public Optional<Change> read(ImportRecord record) throws ImportFailedException {
        if (format == DataFormat.JSON) {
            return Optional.of(json(record.text()));
        }
        var fields = Csv.fields(record.text());
        if (columns.isEmpty()) {
            columns = fields.stream().map(String::strip).toList();
            if (!columns.contains(ADDRESS)) {
                throw new ImportFailedException("The first line of the file does not name the column " + ADDRESS + ".");
            }
            return Optional.empty();
        }
        return Optional.of(csv(fields));
    }

    private static Change json(String text) {
        try {
            return JSON.decode(text);
        } catch (StoreException e) {
            throw new BadRequest("The record is no JSON object with the members of a contact.");
        }
    }

    private Change csv(List<String> fields) {
        if (fields.size() != columns.size()) {
            throw new BadRequest("The record has " + fields.size() + " fields and not " + columns.size() + ".");
        }
        Optional<Boolean> unsubscribeAll = Optional.empty();
        var preferences = new ArrayList<TopicPreference>();
        for (int i = 0; i < fields.size(); i++) {
            var column = columns.get(i);
            var value = fields.get(i).strip();
            if (value.isEmpty()) {
                continue;
            }
            if (column.equals("unsubscribeAll")) {
                unsubscribeAll = Optional.of(truth(value));
            } else if (column.startsWith(TOPIC)) {
                preferences.add(new TopicPreference(column.substring(TOPIC.length()), status(value)));
            }
        }
        return new Change(field(fields, ADDRESS), unsubscribeAll, field(fields, "attributesData"), preferences);
    }

    private Optional<String> field(List<String> fields, String column) {
        int index = columns.indexOf(column);
        return index < 0 ? Optional.empty() : Optional.of(fields.get(index)).filter(text -> !text.isEmpty());
    }

    private static boolean truth(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadRequest("unsubscribeAll must be true or false.");
        };
    }

    private static SubscriptionStatus status(String value) {
        return Arrays.stream(SubscriptionStatus.values())
                .filter(status -> status.name().equals(value))
                .findFirst()
                .orElseThrow(() -> new BadRequest("A topic preference must be OPT_IN or OPT_OUT."));
    }

    @Override
    public Consumer<Change> in(Database.Transaction transaction) {
        var batch = contacts.batch(transaction, scope, destination.contactListName());
        return change -> {
            var address = change.emailAddress().orElse("");
            switch (destination.contactListImportAction()) {
                case PUT ->
                    batch.put(address, change.topicPreferences(), change.unsubscribeAll(), change.attributesData());
                case DELETE -> batch.delete(address);
            }
        };
    }
}
