package io.pennypost.smtpd;

import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Domains;
import io.pennypost.mail.address.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The argument of MAIL and RCPT (RFC 5321 §4.1.2): a path, and parameters behind it.
///
/// @param text what stands between the brackets, which may be missing, as at SES
record Path(String text, List<Parameter> parameters) {
    /// RFC 5321 §4.5.3.1.1 to 3.
    private static final int LOCAL_MAX = 64;

    private static final int DOMAIN_MAX = 255;
    private static final int PATH_MAX = 254;

    /// An ESMTP parameter.
    ///
    /// @param keyword upper case
    /// @param value   empty where there is none
    record Parameter(String keyword, String value) {}

    /// Empty when the argument is not of this form.
    ///
    /// @param keyword `FROM:` or `TO:`
    static Optional<Path> parse(String keyword, String argument) {
        if (!argument.regionMatches(true, 0, keyword, 0, keyword.length())) {
            return Optional.empty();
        }
        // A space after the colon is taken, as at SES.
        var rest = argument.substring(keyword.length()).stripLeading();
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        boolean bracketed = rest.charAt(0) == '<';
        int end = bracketed ? closing(rest) : space(rest);
        if (end < 0) {
            return Optional.empty();
        }
        var behind = rest.substring(bracketed ? end + 1 : end);
        if (!behind.isEmpty() && behind.charAt(0) != ' ') {
            return Optional.empty();
        }
        return parameters(behind).map(parameters -> new Path(rest.substring(bracketed ? 1 : 0, end), parameters));
    }

    private static int space(String rest) {
        int space = rest.indexOf(' ');
        return space < 0 ? rest.length() : space;
    }

    /// Index of the bracket that closes the path, or -1. One within quotes does not.
    private static int closing(String rest) {
        boolean quoted = false;
        for (int i = 1; i < rest.length(); i++) {
            switch (rest.charAt(i)) {
                case '\\' -> i += quoted ? 1 : 0;
                case '"' -> quoted = !quoted;
                case '>' -> {
                    if (!quoted) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    private static Optional<List<Parameter>> parameters(String text) {
        var parameters = new ArrayList<Parameter>();
        for (var word : text.split(" ", -1)) {
            if (word.isEmpty()) {
                continue;
            }
            int equals = word.indexOf('=');
            var keyword = equals < 0 ? word : word.substring(0, equals);
            if (keyword.isEmpty() || !keyword.chars().allMatch(Path::isKeyword)) {
                return Optional.empty();
            }
            parameters.add(
                    new Parameter(keyword.toUpperCase(Locale.ROOT), equals < 0 ? "" : word.substring(equals + 1)));
        }
        return Optional.of(List.copyOf(parameters));
    }

    private static boolean isKeyword(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    }

    /// The address, if it is one that SES takes in an envelope: ASCII, no literal, a domain with a dot.
    Optional<Address> address() {
        var spec = withoutRoute();
        if (spec.length() > PATH_MAX || !spec.chars().allMatch(c -> c < 0x7f)) {
            return Optional.empty();
        }
        return Mailbox.parseBare(spec).mailboxIfParsed().map(Mailbox::address).filter(Path::isTaken);
    }

    /// RFC 5321 §4.1.1.3: a source route is ignored.
    private String withoutRoute() {
        int colon = text.startsWith("@") ? text.indexOf(':') : -1;
        return text.substring(colon + 1);
    }

    private static boolean isTaken(Address address) {
        return address.local().length() <= LOCAL_MAX
                && address.domain().length() <= DOMAIN_MAX
                && address.domain().indexOf('.') > 0
                && !Domains.isLiteral(address.domain());
    }
}
