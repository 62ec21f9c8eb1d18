package io.pennypost.aws.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON, token by token. The texts of refusals, and what is taken for what, are those of AWS: a string is a
/// true boolean, null is no boolean.
///
/// The reader stands on the first token of the value; each method leaves it on the last.
final class JsonShapeReader implements ShapeReader {
    /// No shape of AWS is as deep; unknown members may be, and are skipped.
    private static final int DEPTH_MAX = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            // Strings are bounded by the door: a whole body at most.
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNestingDepth(DEPTH_MAX)
                    .build())
            .build();

    private static final Base64Variant BASE64 =
            Base64Variants.getDefaultVariant().withReadPadding(Base64Variant.PaddingReadBehaviour.PADDING_ALLOWED);

    private final JsonParser parser;
    private final BlobSink sink;

    private JsonShapeReader(JsonParser parser, BlobSink sink) {
        this.parser = parser;
        this.sink = sink;
    }

    /// Reads one value that is a whole body. An empty body is an empty structure.
    ///
    /// @throws ServiceError `SerializationException`
    static void read(Blob body, Map<String, Member> members, MemberSink sink, BlobSink blobs) {
        if (body.size() == 0) {
            return;
        }
        try (var parser = parser(body)) {
            var reader = new JsonShapeReader(parser, blobs);
            if (parser.nextToken() == null) {
                throw Malformed.syntax();
            }
            reader.readMembers(members, sink);
            if (parser.nextToken() != null) {
                throw Malformed.syntax();
            }
        } catch (JacksonIOException e) {
            throw new UncheckedIOException(e.getCause());
        } catch (JacksonException e) {
            throw Malformed.syntax();
        }
    }

    private static JsonParser parser(Blob body) {
        try {
            return body.size() <= BlobCollector.HEAP_MAX
                    ? FACTORY.createParser(ObjectReadContext.empty(), body.toBytes())
                    : FACTORY.createParser(ObjectReadContext.empty(), body.open());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean readNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    @Override
    public void readMembers(Map<String, Member> members, MemberSink into) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw Malformed.text("Expected null");
        }
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            var token = parser.nextToken();
            var member = members.get(name);
            if (member == null) {
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                into.member(member, this);
            } else if (member.shape() instanceof Shape.Bool) {
                throw Malformed.syntax();
            }
        }
    }

    @Override
    public void readItems(ItemSink into) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw Malformed.text("Expected list or null");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            into.item(this);
        }
    }

    @Override
    public void readEntries(EntrySink into) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw Malformed.text("Expected map or null");
        }
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                into.entry(name, this);
            }
        }
    }

    @Override
    public String readText() {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        throw refusal("a String");
    }

    @Override
    public boolean readBool() {
        return switch (parser.currentToken()) {
            case VALUE_TRUE, VALUE_STRING -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> throw Malformed.syntax();
            default -> throw refusal("a Boolean");
        };
    }

    @Override
    public int readInteger() {
        long value = whole("an Integer");
        if (value != (int) value) {
            throw refusal("an Integer");
        }
        return (int) value;
    }

    @Override
    public long readLong() {
        return whole("a Long");
    }

    /// A fraction is cut off.
    private long whole(String type) {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT -> wholeOf(type);
            case VALUE_NUMBER_FLOAT -> (long) parser.getDoubleValue();
            default -> throw refusal(type);
        };
    }

    private long wholeOf(String type) {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw refusal(type);
        }
        return parser.getLongValue();
    }

    @Override
    public double readDouble() {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            default -> throw refusal("a Double");
        };
    }

    @Override
    public Instant readTimestamp(Shape.Timestamp shape) {
        if (shape.format().orElse(TimestampFormat.EPOCH_SECONDS) == TimestampFormat.ISO_8601) {
            return ScalarTexts.timestamp(readText());
        }
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> epochSeconds(parser.getDoubleValue());
            default -> throw refusal("milliseconds since epoch");
        };
    }

    /// A double is exact to the microsecond until the year 2242.
    private static Instant epochSeconds(double seconds) {
        if (Math.abs(seconds) > 1e12) {
            throw Malformed.type("NUMBER_VALUE", "milliseconds since epoch");
        }
        try {
            return Instant.ofEpochMilli(Math.round(seconds * 1000));
        } catch (DateTimeException e) {
            throw Malformed.type("NUMBER_VALUE", "milliseconds since epoch");
        }
    }

    @Override
    public Blob readBlob() {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw refusal("a Blob");
        }
        try (var blob = new BlobCollector(sink)) {
            parser.readBinaryValue(BASE64, blob);
            return blob.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServiceError refusal(String type) {
        return switch (parser.currentToken()) {
            case START_ARRAY -> Malformed.text("Start of list found where not expected");
            case START_OBJECT -> Malformed.text("Start of structure or map found where not expected.");
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Malformed.type("NUMBER_VALUE", type);
            case VALUE_STRING -> Malformed.type("STRING_VALUE", type);
            case VALUE_TRUE -> Malformed.type("TRUE_VALUE", type);
            case VALUE_FALSE -> Malformed.type("FALSE_VALUE", type);
            default -> Malformed.syntax();
        };
    }
}
