package io.pennypost.receive.action;

import io.pennypost.mail.address.Address;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Keeps bounces from becoming loops and from hitting people who sent nothing.
///
/// RFC 3834 §2: nothing that was sent automatically is answered automatically. One sender hears of us once in an
/// hour. Guarded by its own lock.
final class BounceGuard {
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int SENDERS_MAX = 10_000;

    private final InstantSource clock;
    private final Map<Address, Instant> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Address, Instant> eldest) {
            return size() > SENDERS_MAX;
        }
    };

    BounceGuard(InstantSource clock) {
        this.clock = clock;
    }

    /// Why no bounce may be sent; empty when it may.
    Optional<String> objection(Occasion occasion) throws IOException {
        var sender = occasion.mail().sender();
        if (sender.isEmpty()) {
            return Optional.of("the mail has the null sender.");
        }
        if (occasion.verdicts().spf() == MailVerdicts.Status.FAIL) {
            return Optional.of("SPF failed, so somebody else may have sent it.");
        }
        var header = AmendedMail.header(occasion.mail().body());
        if (header.value("Auto-Submitted").filter(value -> !isNo(value)).isPresent()) {
            return Optional.of("the mail was sent automatically.");
        }
        if (header.first("List-Id").isPresent()
                || header.value("Precedence").filter(BounceGuard::isBulk).isPresent()) {
            return Optional.of("the mail came from a list.");
        }
        return wasTold(sender.get()) ? Optional.of("the sender was told within the last hour.") : Optional.empty();
    }

    /// Remembers that a bounce was sent.
    synchronized void sent(Address sender) {
        told.remove(sender);
        told.put(sender, clock.instant());
    }

    private synchronized boolean wasTold(Address sender) {
        var at = told.get(sender);
        return at != null && clock.instant().isBefore(at.plus(PAUSE));
    }

    /// RFC 3834 §5: the word may have parameters behind it.
    private static boolean isNo(String value) {
        int end = value.indexOf(';');
        return (end < 0 ? value : value.substring(0, end)).strip().equalsIgnoreCase("no");
    }

    private static boolean isBulk(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "bulk", "list", "junk" -> true;
            default -> false;
        };
    }
}
