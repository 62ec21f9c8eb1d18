package io.pennypost.mail.dmarc;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A policy as published at `_dmarc.<domain>` (RFC 9989 §4.7).
///
/// @param policy        `p`; empty when absent or unknown
/// @param subdomains    `sp`
/// @param nonexistent   `np`
/// @param sound         no policy tag has an unknown value
/// @param strictDkim    `adkim=s`
/// @param strictSpf     `aspf=s`
/// @param publicSuffix  `psd`; empty stands for `u`, unknown
/// @param testing       `t=y`
/// @param reportTo      `rua`: addresses for aggregate reports, as written
/// @param text          the record itself
public record DmarcRecord(
        Optional<DmarcPolicy> policy,
        Optional<DmarcPolicy> subdomains,
        Optional<DmarcPolicy> nonexistent,
        boolean sound,
        boolean strictDkim,
        boolean strictSpf,
        Optional<Boolean> publicSuffix,
        boolean testing,
        List<String> reportTo,
        String text) {
    private static final int TAGS_MAX = 64;
    private static final int REPORT_ADDRESSES_MAX = 16;

    public DmarcRecord {
        reportTo = List.copyOf(reportTo);
    }

    /// Reads a TXT record; empty when it is none of DMARC. The version must stand first.
    public static Optional<DmarcRecord> parse(String text) {
        var tags = new LinkedHashMap<String, String>();
        boolean first = true;
        for (var tag : text.split(";", TAGS_MAX + 1)) {
            int equals = tag.indexOf('=');
            var name = equals < 0 ? "" : tag.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            var value = equals < 0 ? "" : tag.substring(equals + 1).strip();
            if (first && !(name.equals("v") && value.equals("DMARC1"))) {
                return Optional.empty();
            }
            first = false;
            if (!name.isEmpty() && tags.size() < TAGS_MAX) {
                tags.putIfAbsent(name, value);
            }
        }
        return Optional.of(of(tags, text));
    }

    private static DmarcRecord of(Map<String, String> tags, String text) {
        boolean sound = policy(tags, "p").isPresent();
        for (var name : List.of("sp", "np")) {
            sound &= !tags.containsKey(name) || policy(tags, name).isPresent();
        }
        return new DmarcRecord(
                policy(tags, "p"),
                policy(tags, "sp"),
                policy(tags, "np"),
                sound,
                is(tags, "adkim", "s"),
                is(tags, "aspf", "s"),
                suffix(tags.getOrDefault("psd", "u").toLowerCase(Locale.ROOT)),
                is(tags, "t", "y"),
                reportTo(tags.getOrDefault("rua", "")),
                text);
    }

    private static Optional<DmarcPolicy> policy(Map<String, String> tags, String name) {
        return DmarcPolicy.of(tags.getOrDefault(name, ""));
    }

    private static boolean is(Map<String, String> tags, String name, String value) {
        return tags.getOrDefault(name, "").equalsIgnoreCase(value);
    }

    private static Optional<Boolean> suffix(String value) {
        return switch (value) {
            case "y" -> Optional.of(true);
            case "n" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static List<String> reportTo(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(uri -> uri.regionMatches(true, 0, "mailto:", 0, 7) && uri.indexOf('@') > 7)
                .limit(REPORT_ADDRESSES_MAX)
                .toList();
    }

    /// The policy for the domain of the record itself; empty when the record asks for nothing that can be done.
    ///
    /// RFC 9989 §4.7: a record whose policy cannot be read counts as `p=none` if it wants reports, else not at all.
    Optional<DmarcPolicy> own() {
        if (!sound) {
            return reportTo.isEmpty() ? Optional.empty() : Optional.of(DmarcPolicy.NONE);
        }
        return policy;
    }

    /// The policy for domains below that of the record.
    Optional<DmarcPolicy> below(boolean exists) {
        if (!sound) {
            return own();
        }
        var forSubdomains = subdomains.or(() -> policy);
        return exists ? forSubdomains : nonexistent.or(() -> forSubdomains);
    }
}
