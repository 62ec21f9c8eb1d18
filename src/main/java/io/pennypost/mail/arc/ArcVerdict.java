package io.pennypost.mail.arc;

import io.pennypost.mail.dkim.Verification;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is to be thought of a chain (RFC 8617 §4.4, §5.2).
///
/// @param status    the verdict
/// @param instances highest instance that was seen; 0 without ARC
/// @param cause     the domain that sealed last; empty when unknown
/// @param reason    for people: what broke the chain; empty unless it failed
/// @param temporary the chain failed only because a key could not be fetched now
/// @param checks    signatures that were checked, in order
public record ArcVerdict(
        Status status, int instances, String cause, String reason, boolean temporary, List<Check> checks) {
    static final ArcVerdict NONE = new ArcVerdict(Status.NONE, 0, "", "", false, List.of());

    public ArcVerdict {
        checks = List.copyOf(checks);
    }

    /// The state of a chain, `cv=`.
    public enum Status {
        /// The message has no ARC fields.
        NONE,
        /// Every seal is good, and so is the newest signature.
        PASS,
        /// Something is wrong or missing.
        FAIL;

        /// As it is written.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Status> of(String word) {
            return switch (word) {
                case "none" -> Optional.of(NONE);
                case "pass" -> Optional.of(PASS);
                case "fail" -> Optional.of(FAIL);
                default -> Optional.empty();
            };
        }
    }

    /// One signature of the chain.
    ///
    /// @param field name of the field it stands in
    public record Check(int instance, String field, Verification verification) {}
}
