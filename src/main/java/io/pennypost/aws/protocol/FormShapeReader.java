package io.pennypost.aws.protocol;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads Query parameters: `X.member.N` for lists, `X.entry.N.key` and `.value` for maps. Numbers may have gaps; what
/// is no number is ignored, as are unknown names. `X=` is an empty list.
final class FormShapeReader implements ShapeReader {
    private final Form.Node node;

    FormShapeReader(Form.Node node) {
        this.node = node;
    }

    @Override
    public boolean readNull() {
        return false;
    }

    @Override
    public void readMembers(Map<String, Member> members, MemberSink sink) {
        for (var member : members.values()) {
            var child = node.children().get(member.placeName());
            if (child != null) {
                sink.member(member, new FormShapeReader(child));
            }
        }
    }

    @Override
    public void readItems(ItemSink sink) {
        for (var item : numbered("member")) {
            sink.item(new FormShapeReader(item));
        }
    }

    @Override
    public void readEntries(EntrySink sink) {
        for (var entry : numbered("entry")) {
            var key = entry.find("key");
            var value = entry.find("value");
            if (key.isPresent() && value.isPresent()) {
                sink.entry(new FormShapeReader(key.get()).readText(), new FormShapeReader(value.get()));
            }
        }
    }

    private Collection<Form.Node> numbered(String word) {
        var list = node.find(word);
        if (list.isEmpty()) {
            return List.of();
        }
        var inOrder = new TreeMap<Integer, Form.Node>();
        list.get().children().forEach((number, item) -> {
            int position = position(number);
            if (position >= 0) {
                inOrder.put(position, item);
            }
        });
        return inOrder.values();
    }

    /// -1 for what is no position.
    private static int position(String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    @Override
    public String readText() {
        var text = node.text;
        if (text == null) {
            throw Malformed.text("Start of structure or map found where not expected.");
        }
        return text;
    }

    @Override
    public boolean readBool() {
        return ScalarTexts.bool(readText());
    }

    @Override
    public int readInteger() {
        return ScalarTexts.integer(readText());
    }

    @Override
    public long readLong() {
        return ScalarTexts.longInteger(readText());
    }

    @Override
    public double readDouble() {
        return ScalarTexts.real(readText());
    }

    @Override
    public Instant readTimestamp(Shape.Timestamp shape) {
        return ScalarTexts.timestamp(readText());
    }

    @Override
    public Blob readBlob() {
        var blob = node.blob;
        if (blob == null) {
            throw Malformed.text("Start of structure or map found where not expected.");
        }
        return blob;
    }
}
