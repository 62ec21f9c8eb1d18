package io.pennypost.receive;

import io.pennypost.aws.arn.Scope;
import io.pennypost.receive.Kept.Duty;
import io.pennypost.store.MessageId;
import io.pennypost.store.Spool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// Finds mail that is in custody, as the rules saw it.
public final class KeptMails implements ReceivedMails {
    private final io.pennypost.store.ReceivedMails store;
    private final Spool spool;
    private final String hostname;

    /// @param hostname under which we give Authentication-Results
    public KeptMails(io.pennypost.store.ReceivedMails store, Spool spool, String hostname) {
        this.store = store;
        this.spool = spool;
        this.hostname = hostname;
    }

    @Override
    public Optional<ReceivedMail> find(Scope scope, String id) {
        return ReceivedMailId.parse(id)
                .flatMap(own -> store.ofMail(own).stream()
                        .map(task -> Kept.parse(task.detail()))
                        // The other digits are the secret of those who know the mail.
                        .filter(kept ->
                                kept.id().equals(id) && kept.duty().scope().equals(scope))
                        .flatMap(kept -> find(own, kept).stream())
                        .findFirst());
    }

    private Optional<ReceivedMail> find(MessageId own, Kept kept) {
        return switch (kept.duty()) {
            case Duty.Find find -> mail(own, kept, find);
            case Duty.Rules(var scope, var recipients, var _) ->
                mail(own, kept, new Duty.Find(scope, recipients, List.of()));
            case Duty.Feedback _, Duty.Operator _ -> Optional.empty();
        };
    }

    private Optional<ReceivedMail> mail(MessageId own, Kept kept, Duty.Find find) {
        return spool.body(own).map(body -> {
            try {
                var presented = Presented.of(body, kept.traceBytes(), find.fields(), Presented.ownIds(hostname));
                return kept.mail(find.scope(), find.recipients(), presented);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
