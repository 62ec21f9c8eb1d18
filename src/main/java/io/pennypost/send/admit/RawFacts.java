package io.pennypost.send.admit;

import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.AddressList;
import io.pennypost.mail.mime.Header;
import io.pennypost.mail.mime.LineEndings;
import io.pennypost.mail.mime.MessageIndex;
import io.pennypost.mail.mime.MessageScanner;
import io.pennypost.store.Body;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a raw message says of itself, as far as admission and composing want to know.
///
/// @param message the bytes with CRLF throughout: the caller's own when they were so already
/// @param index   of these bytes
public record RawFacts(Body message, MessageIndex index) {
    /// Messages up to this size are held in heap; larger ones are read as a stream.
    public static final int HEAP_MAX = 1 << 20;

    private static final int PARTS_MAX = 500;
    private static final int LINE_MAX = 1000;

    /// Reads a message once.
    static RawFacts read(Body given) throws IOException {
        if (given.size() <= HEAP_MAX) {
            var bytes = LineEndings.toCrlf(given.toBytes());
            return new RawFacts(Body.of(bytes), MessageScanner.scan(bytes));
        }
        try (var in = LineEndings.toCrlf(given.open())) {
            var index = MessageScanner.scan(in);
            return new RawFacts(new Crlf(given, index.sizeBytes()), index);
        }
    }

    /// A message that is turned to CRLF each time it is read.
    private record Crlf(Body given, long size) implements Body {
        @Override
        public InputStream open() throws IOException {
            return LineEndings.toCrlf(given.open());
        }
    }

    Header header() {
        return index.header();
    }

    /// Empty when there is no From field.
    Optional<AddressList> from() {
        return header().value("From").map(AddressList::parse);
    }

    AddressList to() {
        return addresses("To");
    }

    AddressList cc() {
        return addresses("Cc");
    }

    AddressList bcc() {
        return addresses("Bcc");
    }

    /// The address of the Sender field, if it has one.
    Optional<Address> sender() {
        return firstAddress("Sender");
    }

    /// The address of the Return-Path field, if it has one.
    Optional<Address> returnPath() {
        return firstAddress("Return-Path");
    }

    /// The configuration set that the control header asks for. The first instance wins.
    Optional<String> configurationSet() {
        return control("X-SES-CONFIGURATION-SET");
    }

    /// The value of a control header. The first instance wins; an empty one is none.
    Optional<String> control(String name) {
        return header().value(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    /// Tags of the control header: `name=value, name2=value2`.
    List<Submitted.Tag> tags() {
        var tags = new ArrayList<Submitted.Tag>();
        for (var pair : header().value("X-SES-MESSAGE-TAGS").orElse("").split(",", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                tags.add(new Submitted.Tag(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip()));
            }
        }
        return tags;
    }

    /// File names of all parts, decoded.
    List<String> fileNames() {
        return index.fileNames();
    }

    /// Why the form of the message is refused, in words for the caller.
    Optional<String> fault() {
        if (!header().isComplete()) {
            return Optional.of("Message header is too large.");
        }
        if (header().malformedLines() > 0 || !header().hasBlankLine()) {
            return Optional.of("Message header and body must be separated by a blank line.");
        }
        if (index.longestLine() > LINE_MAX) {
            return Optional.of("Message lines must not be longer than " + LINE_MAX + " bytes.");
        }
        if (index.partCount() > PARTS_MAX) {
            return Optional.of("Message has more than " + PARTS_MAX + " MIME parts.");
        }
        return duplicate().map(name -> "Duplicate header '" + name + "'.");
    }

    private Optional<String> duplicate() {
        var seen = new HashSet<String>();
        for (var field : header().fields()) {
            var lower = field.name().toLowerCase(Locale.ROOT);
            if (OnceOnlyFields.contains(lower) && !seen.add(lower)) {
                return Optional.of(field.name());
            }
        }
        return Optional.empty();
    }

    private AddressList addresses(String name) {
        return AddressList.parse(String.join(
                ", ", header().all(name).stream().map(Header.Field::value).toList()));
    }

    private Optional<Address> firstAddress(String name) {
        return header().value(name)
                .map(AddressList::parse)
                .flatMap(list -> list.addresses().stream().findFirst());
    }
}
