package io.pennypost.receive.feedback;

import io.pennypost.receive.feedback.Feedback.Recipient;
import io.pennypost.send.spool.ReturnPaths;
import io.pennypost.send.spool.ReturnPaths.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Of whom a mail with a certain token may speak: one recipient, or all of the message.
record Recipients(List<Recipient> all) {
    Recipients {
        all = List.copyOf(all);
    }

    /// Those of whom the holder of a token may speak.
    ///
    /// @param addresses recipients of the message by index
    /// @return empty when the message, or this recipient of it, is not known
    static Optional<Recipients> of(Origin origin, List<String> addresses) {
        var all = new ArrayList<Recipient>();
        for (var i = 0; i < addresses.size(); i++) {
            if (origin.index() == ReturnPaths.ALL_RECIPIENTS || origin.index() == i) {
                all.add(new Recipient(i, addresses.get(i)));
            }
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(new Recipients(all));
    }

    /// The one that the token names, or the message has.
    Optional<Recipient> only() {
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /// Those who have one of the addresses. Servers change the case of letters, even in local parts.
    List<Recipient> among(List<String> addresses) {
        return all.stream()
                .filter(recipient -> addresses.stream().anyMatch(recipient.address()::equalsIgnoreCase))
                .toList();
    }

    /// Those in the domains of the addresses; all when there is none there. Providers blacken the local part alone.
    List<Recipient> atDomainsOf(List<String> addresses) {
        var domains = addresses.stream().map(Recipients::domain).toList();
        var there = all.stream()
                .filter(recipient -> domains.contains(domain(recipient.address())))
                .toList();
        return there.isEmpty() ? all : there;
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
