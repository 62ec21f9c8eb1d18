package io.pennypost.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Why a member is kept and does nothing yet, or is not looked at: `stored-members.txt`.
///
/// Each line has service, operation, member path (both with `*`), a colon, and a sentence.
final class StoredMembers {
    /// @param member `sesv2 PutAccountDetails UseCaseDescription`, with `*`
    record Reason(String member, Pattern pattern, String sentence) {
        /// Whether a request that has the member is refused.
        boolean isRefusal() {
            return sentence.startsWith("Refused");
        }
    }

    private final List<Reason> reasons;

    private StoredMembers(List<Reason> reasons) {
        this.reasons = List.copyOf(reasons);
    }

    static StoredMembers read() {
        var found = new ArrayList<Reason>();
        try (var stream = StoredMembers.class.getResourceAsStream("stored-members.txt")) {
            if (stream == null) {
                throw new IllegalStateException("stored-members.txt is missing");
            }
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        var colon = line.indexOf(": ");
                        var member = line.substring(0, colon);
                        found.add(new Reason(
                                member,
                                Pattern.compile("\\Q" + member.replace("*", "\\E.*\\Q") + "\\E"),
                                line.substring(colon + 2)));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StoredMembers(found);
    }

    Optional<Reason> of(String service, String operation, String path) {
        var name = service + " " + operation + " " + path;
        return reasons.stream()
                .filter(reason -> reason.pattern.matcher(name).matches())
                .findFirst();
    }

    List<Reason> all() {
        return reasons;
    }
}
