package io.pennypost.receive.action;

import io.pennypost.receive.ReceivedMail;
import io.pennypost.store.LedgerEntry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Writes a line of the ledger for each action that was tried.
public final class RunLedger {
    /// Type of the lines.
    public static final String TYPE = "ReceiptAction";

    private final Consumer<List<LedgerEntry>> sink;
    private final LongSupplier nextId;
    private final InstantSource clock;

    /// @param sink   takes lines into the ledger
    /// @param nextId an id later than all before it
    public RunLedger(Consumer<List<LedgerEntry>> sink, LongSupplier nextId, InstantSource clock) {
        this.sink = sink;
        this.nextId = nextId;
        this.clock = clock;
    }

    void record(ReceivedMail mail, RunReport report) {
        if (!report.actions().isEmpty()) {
            sink.accept(
                    report.actions().stream().map(tried -> line(mail, tried)).toList());
        }
    }

    private LedgerEntry line(ReceivedMail mail, RunReport.Tried tried) {
        return new LedgerEntry(
                nextId.getAsLong(),
                mail.scope(),
                clock.instant(),
                LedgerEntry.Kind.ATTEMPT,
                TYPE,
                mail.id(),
                Optional.empty(),
                Optional.empty(),
                mail.recipients().size(),
                json(tried));
    }

    private static String json(RunReport.Tried tried) {
        return ReceiptJson.object(json -> {
            json.writeStringProperty("rule", tried.ruleName());
            json.writeNumberProperty("index", tried.index());
            json.writeStringProperty("action", tried.type());
            switch (tried.result()) {
                case ActionResult.Done(var flow, var detail) -> {
                    json.writeStringProperty("result", "done");
                    json.writeStringProperty("flow", flow.name());
                    json.writeStringProperty("detail", detail);
                }
                case ActionResult.Retried(var reason) -> {
                    json.writeStringProperty("result", "deferred");
                    json.writeStringProperty("detail", reason);
                }
                case ActionResult.GivenUp(var reason) -> {
                    json.writeStringProperty("result", "failed");
                    json.writeStringProperty("detail", reason);
                }
            }
        });
    }
}
