package io.pennypost.send.admit;

import java.util.List;
import java.util.Optional;

/// Why a message is not accepted. Each interface has one exhaustive `switch` from here to its code, status and text.
public sealed interface Refusal {
    /// The account may not send for now.
    record AccountPaused() implements Refusal {}

    /// The account was shut down.
    record AccountSuspended() implements Refusal {}

    /// Something of the request is not well-formed: an address, a header, a tag, the MIME structure.
    ///
    /// @param text what the caller sees; empty where AWS says nothing
    record Malformed(Optional<String> text) implements Refusal {
        static Malformed of(String text) {
            return new Malformed(Optional.of(text));
        }
    }

    /// There is no such configuration set.
    record NoConfigurationSet(String name) implements Refusal {}

    /// Sending with this configuration set is switched off.
    record ConfigurationSetPaused(String name) implements Refusal {}

    /// There is no such template.
    record NoTemplate(String name) implements Refusal {}

    /// Senders that are no verified identity.
    ///
    /// @param region     of the call; shown in upper case
    /// @param identities those that failed, in the order they were looked at
    record NotVerified(String region, List<String> identities) implements Refusal {
        public NotVerified {
            identities = List.copyOf(identities);
        }

        /// The text that client code parses: comma and space between identities.
        public String text() {
            return "Email address is not verified. The following identities failed the check in region "
                    + region.toUpperCase(java.util.Locale.ROOT) + ": " + String.join(", ", identities);
        }
    }

    /// The custom MAIL FROM of the sending identity is not usable, and its owner wants no mail without it.
    record MailFromNotVerified(String domain) implements Refusal {
        /// AWS publishes no text.
        public String text() {
            return "The custom MAIL FROM domain " + domain + " is not verified.";
        }
    }

    /// The caller may not do this with that resource.
    ///
    /// @param action for example `ses:SendRawEmail`
    record AccessDenied(String principalArn, String action, String resourceArn) implements Refusal {
        /// SES's own words, back-tick and apostrophe included.
        public String text() {
            return "User `" + principalArn + "' is not authorized to perform `" + action + "' on resource `"
                    + resourceArn + "'";
        }
    }

    /// More bytes than this interface takes.
    record TooLarge(long sizeBytes, long sizeMax) implements Refusal {
        /// The text SES is believed to use.
        public String text() {
            return "Message length is more than " + sizeMax + " bytes long: '" + sizeBytes + "'.";
        }
    }
}
