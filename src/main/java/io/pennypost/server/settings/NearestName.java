package io.pennypost.server.settings;

import java.util.Arrays;
import java.util.Collection;

/// The name somebody probably meant: the known one with the fewest changed letters.
final class NearestName {
    /// Beyond this share of changed letters a guess confuses more than it helps.
    private static final int SHARE = 3;

    private NearestName() {}

    /// "; did you mean …?", or nothing when no known name is near.
    static String hint(String name, Collection<String> known) {
        var best = "";
        int bestDistance = Math.max(2, name.length() / SHARE) + 1;
        for (var candidate : known) {
            // Somebody who wrote the beginning of a name meant it, however long the rest is.
            int distance = candidate.startsWith(name) ? 0 : distance(name, candidate);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? "" : "; did you mean " + best + "?";
    }

    /// Levenshtein distance, by rows.
    private static int distance(String from, String to) {
        var row = new int[to.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
