package io.pennypost.mail.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Addresses as they stand in the texts of servers.
final class Addresses {
    /// RFC 5321 §4.5.3.1: 64 for the local part, 255 for the domain.
    static final String ADDRESS =
            "[^\\s<>()\\[\\]\"',;:@\\\\]{1,64}@(?>[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,253}[A-Za-z0-9])?)";

    private static final Pattern ONE = Pattern.compile(ADDRESS);

    private Addresses() {}

    /// The first address in a text.
    static Optional<String> first(String text) {
        var found = ONE.matcher(text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    /// The first addresses in a text, at most so many.
    static List<String> all(String text, int max) {
        var addresses = new ArrayList<String>();
        var found = ONE.matcher(text);
        while (addresses.size() < max && found.find()) {
            addresses.add(found.group());
        }
        return addresses;
    }

    /// Without angle brackets and space around it.
    static String bare(String text) {
        var bare = text.strip();
        return bare.startsWith("<") && bare.endsWith(">") ? bare.substring(1, bare.length() - 1) : bare;
    }
}
