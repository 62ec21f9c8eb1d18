package io.pennypost.send.deliver;

import io.pennypost.mail.smtp.Phase;
import io.pennypost.send.deliver.Dialer.Call;
import io.pennypost.send.deliver.RecipientOutcome.Deferred;
import io.pennypost.send.deliver.RecipientOutcome.Refused;
import io.pennypost.send.deliver.RecipientOutcome.Trouble;
import io.pennypost.send.deliver.RecipientOutcome.Unreachable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The calls of one attempt that led nowhere, and what they come to.
final class Calls {
    /// "This host does not accept mail" (RFC 7504).
    private static final int NO_MAIL_HERE = 521;

    private final List<Call> calls = new ArrayList<>(2);

    void add(Call call) {
        calls.add(call);
    }

    /// How many servers were heard.
    int dialogues() {
        return (int) calls.stream().filter(Calls::wasHeard).count();
    }

    private static boolean wasHeard(Call call) {
        return switch (call) {
            case Call.Ready _, Call.TurnedAway _, Call.WithoutTls _ -> true;
            case Call.Broken(var failure) -> failure.phase().compareTo(Phase.GREETING) > 0;
        };
    }

    /// What to tell of them all, if there were any: the last word of a server, else missing TLS, else the last
    /// failure. A refusal is final only when no host was left out and all said 521.
    Optional<RecipientOutcome> outcome(boolean allHostsCalled) {
        var turnedAway = lastTurnedAway();
        if (turnedAway.isPresent()) {
            var reply = turnedAway.get().reply();
            var phase = turnedAway.get().phase();
            return Optional.of(
                    allHostsCalled && calls.stream().allMatch(Calls::saidNoMailHere)
                            ? new Refused(reply, phase)
                            : new Deferred(reply, phase));
        }
        return lastTrouble();
    }

    private Optional<Call.TurnedAway> lastTurnedAway() {
        return calls.reversed().stream()
                .filter(Call.TurnedAway.class::isInstance)
                .map(Call.TurnedAway.class::cast)
                .findFirst();
    }

    private Optional<RecipientOutcome> lastTrouble() {
        var last = Optional.<RecipientOutcome>empty();
        for (var call : calls) {
            if (call instanceof Call.WithoutTls(var detail)) {
                return Optional.of(new Unreachable(Trouble.TLS, detail));
            }
            if (call instanceof Call.Broken(var failure)) {
                last = Optional.of(Verdicts.unreachable(failure));
            }
        }
        return last;
    }

    private static boolean saidNoMailHere(Call call) {
        return call instanceof Call.TurnedAway(var reply, var phase)
                && phase == Phase.GREETING
                && reply.code() == NO_MAIL_HERE;
    }
}
