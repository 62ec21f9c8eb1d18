package io.pennypost.store;

import java.io.StringWriter;
import java.time.DateTimeException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A record as JSON and back, for documents of the [Catalog].
///
/// Components may be `String`, `int`, `long`, `double`, `boolean` and their boxes, enums, `Instant` and `Duration`
/// (ISO 8601 text), `byte[]` (base64), `Optional`, `List`, `Map` from `String`, records of these, and sealed
/// interfaces whose permitted types are such records; the latter carry their simple name in the member `@`, which
/// comes first.
///
/// Documents outlive the code that wrote them: unknown members are passed over, and a missing one reads as empty
/// where its type can be empty (`Optional`, `List`, `Map`). Thread-safe.
public final class DocumentCodec<T extends Record> {
    private static final JsonFactory JSON = new JsonFactory();

    private final Class<T> type;
    private final JsonValue value;

    private DocumentCodec(Class<T> type) {
        this.type = type;
        this.value = JsonValues.of(type);
    }

    /// Binds a record's components once.
    ///
    /// @throws IllegalArgumentException when a component has a type that is not listed above
    public static <T extends Record> DocumentCodec<T> of(Class<T> type) {
        return new DocumentCodec<>(type);
    }

    /// The record as one line of JSON; empty components are left out.
    public String encode(T document) {
        var out = new StringWriter();
        try (var generator = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            value.write(generator, document);
        }
        return out.toString();
    }

    /// The record that was encoded.
    ///
    /// @throws StoreException FAILED when the text is not JSON of this record, naming the member
    public T decode(String json) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return type.cast(value.read(parser));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new StoreException(
                    StoreException.Kind.FAILED, "A document is no " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }
}
