package io.pennypost.send.admit;

import java.util.Optional;
import java.util.function.Consumer;

/// The ARNs by which the caller names identities are ARNs of identities, in the region of the call.
///
/// A parameter wins over the control header of a raw message.
final class SenderArnsAreReadable implements Check {
    @Override
    public Optional<Refusal> check(Candidate candidate) {
        var given = candidate.given.arns();
        // By v2 one ARN stands for both headers.
        var v2 = candidate.given.door() == Submitted.Door.V2 && given.source().isPresent();
        return read(candidate, given.source(), "X-SES-SOURCE-ARN", arn -> candidate.sourceArn = Optional.of(arn))
                .or(() -> read(
                        candidate,
                        v2 ? given.source() : given.from(),
                        "X-SES-FROM-ARN",
                        arn -> candidate.fromArn = Optional.of(arn)))
                .or(() -> read(
                        candidate,
                        given.feedback(),
                        "X-SES-RETURN-PATH-ARN",
                        arn -> candidate.feedbackArn = Optional.of(arn)));
    }

    private static Optional<Refusal> read(
            Candidate candidate, Optional<String> given, String header, Consumer<IdentityArn> found) {
        var text = given.or(() -> candidate.raw.flatMap(raw -> raw.control(header)));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var arn = IdentityArn.parse(text.get());
        if (arn.isEmpty()) {
            return Optional.of(Refusal.Malformed.of("Invalid identity ARN: " + text.get()));
        }
        if (!arn.get().owner().region().equals(candidate.caller.scope().region())) {
            return Optional.of(candidate.denied(text.get()));
        }
        found.accept(arn.get());
        return Optional.empty();
    }
}
