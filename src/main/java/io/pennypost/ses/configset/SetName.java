package io.pennypost.ses.configset;

import io.pennypost.ses.BadRequest;
import io.pennypost.ses.SesLimits;

/// The rules for the names of configuration sets and of their event destinations.
final class SetName {
    private SetName() {}

    /// @throws BadRequest when a configuration set cannot be called so
    static void check(String name) {
        if (name.isEmpty()) {
            throw new BadRequest("The configuration set name must be specified.");
        }
        if (name.length() > SesLimits.CONFIGURATION_SET_NAME_MAX) {
            throw new BadRequest(
                    "Configuration set name cannot exceed " + SesLimits.CONFIGURATION_SET_NAME_MAX + " characters.");
        }
        if (hasOtherLetters(name)) {
            throw new BadRequest("Invalid configuration set name <" + name
                    + ">: only alphanumeric ASCII characters, '_',  '-' are allowed.");
        }
    }

    /// @throws BadRequest when an event destination cannot be called so
    static void checkDestination(String name) {
        if (name.isEmpty()) {
            throw new BadRequest("The event destination name must be specified.");
        }
        if (hasOtherLetters(name)) {
            throw new BadRequest("Invalid event destination name <" + name
                    + ">: only alphanumeric ASCII characters, '_', and '-' are allowed.");
        }
        if (name.length() > SesLimits.EVENT_DESTINATION_NAME_MAX) {
            throw new BadRequest(
                    "Event destination name cannot exceed " + SesLimits.EVENT_DESTINATION_NAME_MAX + " characters.");
        }
    }

    private static boolean hasOtherLetters(String name) {
        return !name.chars().allMatch(SetName::isNameLetter);
    }

    private static boolean isNameLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
