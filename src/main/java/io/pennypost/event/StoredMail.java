package io.pennypost.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What the ledger says of a message: the `mail` object of documents is made of it.
///
/// @param texts         members that are one text: `timestamp`, `source`, `sourceArn`, …
/// @param truncated     whether headers were cut
/// @param commonHeaders a list of texts, or a text alone where `single` has the name
record StoredMail(
        SequencedMap<String, String> texts,
        List<String> destination,
        List<Header> headers,
        boolean truncated,
        SequencedMap<String, Object> commonHeaders,
        SequencedMap<String, List<String>> tags) {
    private static final JsonFactory JSON = new JsonFactory();

    /// A field of the message.
    record Header(String name, String value) {}

    /// Reads the JSON of a ledger line; empty when it is none.
    static Optional<StoredMail> read(String json) {
        var mail = new StoredMail(
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                false,
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
        try (var in = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            boolean truncated = false;
            while (in.nextToken() != JsonToken.END_OBJECT) {
                truncated |= mail.member(in);
            }
            return Optional.of(new StoredMail(
                    mail.texts, mail.destination, mail.headers, truncated, mail.commonHeaders, mail.tags));
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /// @return whether the headers were cut
    private boolean member(JsonParser in) {
        var name = in.currentName();
        var token = in.nextToken();
        switch (name) {
            case "destination" -> destination.addAll(strings(in));
            case "headers" -> headers(in);
            case "commonHeaders" -> {
                while (in.nextToken() != JsonToken.END_OBJECT) {
                    var header = in.currentName();
                    commonHeaders.put(header, in.nextToken() == JsonToken.START_ARRAY ? strings(in) : in.getString());
                }
            }
            case "tags" -> {
                while (in.nextToken() != JsonToken.END_OBJECT) {
                    var tag = in.currentName();
                    in.nextToken();
                    tags.put(tag, strings(in));
                }
            }
            case "headersTruncated" -> {
                return token == JsonToken.VALUE_TRUE;
            }
            default -> {
                if (token == JsonToken.VALUE_STRING) {
                    texts.put(name, in.getString());
                } else {
                    in.skipChildren();
                }
            }
        }
        return false;
    }

    private void headers(JsonParser in) {
        while (in.nextToken() != JsonToken.END_ARRAY) {
            var name = "";
            var value = "";
            while (in.nextToken() != JsonToken.END_OBJECT) {
                var member = in.currentName();
                in.nextToken();
                if (member.equals("name")) {
                    name = in.getString();
                } else {
                    value = in.getString();
                }
            }
            headers.add(new Header(name, value));
        }
    }

    private static List<String> strings(JsonParser in) {
        var strings = new ArrayList<String>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            strings.add(in.getString());
        }
        return strings;
    }

    /// A member that is one text; empty when it is absent.
    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    /// The first value of a tag; empty when it is absent.
    Optional<String> tag(String name) {
        return Optional.ofNullable(tags.get(name)).filter(all -> !all.isEmpty()).map(List::getFirst);
    }

    /// Tags for those who count by them.
    Map<String, List<String>> allTags() {
        return tags;
    }
}
