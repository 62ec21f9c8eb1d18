package io.pennypost.mail.report;

import java.util.List;
import java.util.Optional;

/// The statuses that a bounce in words tells, for the recipients that its header or its text names.
///
/// @param words    what it says
/// @param original the mail it is about, which names the recipient when nothing else does
/// @param form     whose words these are
record WordedStatuses(Fields header, BounceText words, Original original, String form) {
    /// At least one; the last resort is a status of nobody.
    List<RecipientStatus> all() {
        var failed = header.all("X-Failed-Recipients").stream()
                .flatMap(value -> Addresses.all(value, DeliveryStatus.RECIPIENTS_MAX).stream())
                .distinct()
                .limit(DeliveryStatus.RECIPIENTS_MAX)
                .toList();
        if (!failed.isEmpty()) {
            return failed.stream()
                    .map(recipient -> status(List.of(recipient), block(recipient)))
                    .toList();
        }
        if (!words.blocks().isEmpty()) {
            return words.blocks().stream()
                    .map(block -> status(List.of(block.recipient()), block.text()))
                    .toList();
        }
        return List.of(status(original.recipient().stream().toList(), words.human()));
    }

    private String block(String recipient) {
        return words.blocks().stream()
                .filter(block -> block.recipient().equalsIgnoreCase(recipient))
                .map(BounceText.Block::text)
                .findFirst()
                .orElse(words.human());
    }

    private RecipientStatus status(List<String> addresses, String about) {
        var refusal = BounceText.refusal(about);
        return new RecipientStatus(
                BounceDelays.areTold(header, words.human()) ? Action.DELAYED : Action.FAILED,
                addresses,
                ReplyWords.enhanced(refusal).or(() -> ReplyWords.enhanced(about)),
                ReplyWords.code(refusal),
                refusal,
                words.about(addresses),
                Optional.empty(),
                form);
    }
}
