package io.pennypost.ses.insight;

import java.util.Locale;
import java.util.Set;

/// What the part before the at sign tells of a mailbox.
final class LocalParts {
    /// RFC 2142, and what else is read by a team.
    private static final Set<String> ROLES = Set.of(
            "abuse",
            "accounting",
            "accounts",
            "admin",
            "administrator",
            "billing",
            "careers",
            "contact",
            "customerservice",
            "dmarc",
            "enquiries",
            "feedback",
            "finance",
            "ftp",
            "hello",
            "help",
            "helpdesk",
            "hostmaster",
            "hr",
            "info",
            "inquiries",
            "invoices",
            "it",
            "jobs",
            "legal",
            "list",
            "mailer-daemon",
            "marketing",
            "media",
            "news",
            "newsletter",
            "no-reply",
            "noc",
            "noreply",
            "office",
            "orders",
            "postmaster",
            "press",
            "privacy",
            "root",
            "sales",
            "security",
            "service",
            "spam",
            "staff",
            "subscribe",
            "support",
            "sysadmin",
            "team",
            "unsubscribe",
            "usenet",
            "uucp",
            "webmaster",
            "www");

    /// Shorter ones are initials as often as noise.
    private static final int RANDOM_MIN = 6;

    private static final int CONSONANTS_MAX = 5;
    private static final int TURNS_MAX = 3;

    private LocalParts() {}

    /// Whether a team reads it.
    static boolean isRole(String local) {
        return ROLES.contains(plain(local));
    }

    /// How much it looks like fingers on a keyboard: long runs of consonants, letters and digits by turns.
    static Confidence random(String local) {
        var text = plain(local);
        if (text.length() < RANDOM_MIN) {
            return Confidence.LOW;
        }
        int signs = (consonants(text) > CONSONANTS_MAX ? 1 : 0)
                + (turns(text) > TURNS_MAX ? 1 : 0)
                + (vowels(text) == 0 && letters(text) >= RANDOM_MIN ? 1 : 0);
        return switch (signs) {
            case 0 -> Confidence.LOW;
            case 1 -> Confidence.MEDIUM;
            default -> Confidence.HIGH;
        };
    }

    /// Without a sub-address and in lower case.
    private static String plain(String local) {
        var plus = local.indexOf('+');
        return (plus > 0 ? local.substring(0, plus) : local).toLowerCase(Locale.ROOT);
    }

    private static boolean isVowel(int c) {
        return "aeiouy".indexOf(c) >= 0;
    }

    private static boolean isConsonant(int c) {
        return c >= 'a' && c <= 'z' && !isVowel(c);
    }

    private static long vowels(String text) {
        return text.chars().filter(LocalParts::isVowel).count();
    }

    private static long letters(String text) {
        return text.chars().filter(Character::isLetter).count();
    }

    /// The longest run of consonants.
    private static int consonants(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = isConsonant(text.charAt(i)) ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /// How often letters follow on digits, or digits on letters.
    private static int turns(String text) {
        int turns = 0;
        for (int i = 1; i < text.length(); i++) {
            char before = text.charAt(i - 1);
            char now = text.charAt(i);
            if ((Character.isDigit(before) && Character.isLetter(now))
                    || (Character.isLetter(before) && Character.isDigit(now))) {
                turns++;
            }
        }
        return turns;
    }
}
