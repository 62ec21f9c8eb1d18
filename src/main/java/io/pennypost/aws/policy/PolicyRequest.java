package io.pennypost.aws.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Who wants to do what.
///
/// @param principalArn     of a root user, a user, or the session of a role
/// @param principalAccount its account
/// @param action           for example `ses:SendEmail`
/// @param resource         an ARN, or `*` for actions without one
/// @param circumstances    condition keys and their values; a key without values is absent
public record PolicyRequest(
        String principalArn,
        String principalAccount,
        String action,
        String resource,
        Map<String, List<String>> circumstances) {
    public PolicyRequest {
        var lower = new HashMap<String, List<String>>();
        circumstances.forEach((key, values) -> lower.put(key.toLowerCase(Locale.ROOT), List.copyOf(values)));
        circumstances = Map.copyOf(lower);
    }

    /// The values of a condition key, whose case does not matter; empty when it is absent.
    List<String> values(String key) {
        return circumstances.getOrDefault(key.toLowerCase(Locale.ROOT), List.of());
    }
}
