package io.pennypost.mail.report;

import io.pennypost.mail.mime.EncodedWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Header fields, of a mail or of a block in a report, unfolded.
record Fields(List<Field> all) {
    private static final int FIELDS_MAX = 1_000;
    private static final int NAME_MAX = 80;
    private static final int VALUE_MAX = 4_000;

    /// One field.
    record Field(String name, String value) {}

    Fields {
        all = List.copyOf(all);
    }

    /// The fields of each block of a text; blocks are separated by empty lines.
    static List<Fields> blocks(String text) {
        var blocks = new ArrayList<Fields>();
        var block = new ArrayList<Field>();
        var count = 0;
        for (var line : text.lines().limit(FIELDS_MAX).toList()) {
            if (line.isBlank()) {
                close(block, blocks);
            } else if (Character.isWhitespace(line.charAt(0))) {
                fold(block, line);
            } else if (count++ < FIELDS_MAX) {
                field(line).ifPresent(block::add);
            }
        }
        close(block, blocks);
        return blocks;
    }

    private static void close(List<Field> block, List<Fields> blocks) {
        if (!block.isEmpty()) {
            blocks.add(new Fields(block));
            block.clear();
        }
    }

    private static void fold(List<Field> block, String line) {
        if (!block.isEmpty()) {
            var last = block.removeLast();
            block.add(bounded(last.name(), last.value() + " " + line.strip()));
        }
    }

    private static Optional<Field> field(String line) {
        var colon = line.indexOf(':');
        return colon > 0 && colon <= NAME_MAX
                ? Optional.of(bounded(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip()))
                : Optional.empty();
    }

    private static Field bounded(String name, String value) {
        return new Field(name, value.length() > VALUE_MAX ? value.substring(0, VALUE_MAX) : value);
    }

    /// The first of this name.
    Optional<String> first(String name) {
        return all.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst();
    }

    /// The first of this name as people read it; empty text when there is none.
    String read(String name) {
        return first(name).map(EncodedWords::decode).orElse("");
    }

    /// All of this name.
    List<String> all(String name) {
        return all.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }
}
