package io.pennypost.mail.reply;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells which of many patterns may stand in a text, by one look at each of its characters.
///
/// Each pattern is filed under the rarest four characters of its longest literal; a text is asked for all its fours.
/// What has no such literal is always a candidate.
final class TextIndex {
    private static final int GRAM = 4;

    private final Map<String, Integer> frequency = new HashMap<>();
    private final Table table;
    private final BitSet always = new BitSet();

    TextIndex(List<TextPattern> patterns) {
        for (var pattern : patterns) {
            var literal = pattern.literal();
            for (var i = 0; i + GRAM <= literal.length(); i++) {
                frequency.merge(literal.substring(i, i + GRAM), 1, Integer::sum);
            }
        }
        table = new Table(patterns.size());
        for (var number = 0; number < patterns.size(); number++) {
            file(patterns.get(number).literal(), number);
        }
    }

    private void file(String literal, int number) {
        var rarest = -1;
        for (var i = 0; i + GRAM <= literal.length(); i++) {
            if (rarest < 0 || frequencyAt(literal, i) < frequencyAt(literal, rarest)) {
                rarest = i;
            }
        }
        if (rarest < 0) {
            always.set(number);
        } else {
            table.add(gram(literal, rarest), number);
        }
    }

    private int frequencyAt(String literal, int at) {
        return frequency.getOrDefault(literal.substring(at, at + GRAM), 0);
    }

    /// Numbers of the patterns that may match.
    BitSet candidates(String text) {
        var found = (BitSet) always.clone();
        for (var i = 0; i + GRAM <= text.length(); i++) {
            table.collect(gram(text, i), found);
        }
        return found;
    }

    private static long gram(String text, int at) {
        return ((long) text.charAt(at) << 48)
                | ((long) text.charAt(at + 1) << 32)
                | ((long) text.charAt(at + 2) << 16)
                | text.charAt(at + 3);
    }

    /// Grams and the numbers under them: open addressing, a chain for numbers of equal gram.
    private static final class Table {
        private static final int SLOTS = 1 << 12;

        private final long[] keys = new long[SLOTS];
        private final int[] heads = new int[SLOTS];
        private final int[] following;

        Table(int count) {
            if (count > SLOTS / 2) {
                throw new IllegalStateException("The table of the text index is too small for " + count + " rules.");
            }
            following = new int[count + 1];
        }

        void add(long gram, int number) {
            var slot = slot(gram);
            keys[slot] = gram;
            following[number + 1] = heads[slot];
            heads[slot] = number + 1;
        }

        void collect(long gram, BitSet found) {
            for (var entry = heads[slot(gram)]; entry != 0; entry = following[entry]) {
                found.set(entry - 1);
            }
        }

        private int slot(long gram) {
            var slot = (int) ((gram * 0x9E3779B97F4A7C15L) >>> 52);
            while (heads[slot] != 0 && keys[slot] != gram) {
                slot = (slot + 1) & (SLOTS - 1);
            }
            return slot;
        }
    }
}
