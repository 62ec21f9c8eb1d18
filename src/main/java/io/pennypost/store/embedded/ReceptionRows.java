package io.pennypost.store.embedded;

import io.pennypost.store.ReceivedMails;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What one group changes in the table of what is to be done with received mail. Part of [SpoolGroup].
final class ReceptionRows {
    private final SpoolStatements statements;
    private final List<ReceivedMails.Task> fresh = new ArrayList<>();
    private final List<ReceivedMails.Progress> postponed = new ArrayList<>();
    private final List<Long> ended = new ArrayList<>();

    ReceptionRows(SpoolStatements statements) {
        this.statements = statements;
    }

    void gather(List<ReceivedMails.Task> tasks) {
        fresh.addAll(tasks);
    }

    /// Says whether the task has ended.
    boolean gather(ReceivedMails.Progress progress) {
        if (progress.again().isPresent()) {
            postponed.add(progress);
            return false;
        }
        ended.add(progress.task().id());
        return true;
    }

    void insert() throws SQLException {
        statements.insertReceptions.execute(fresh, (s, at, task) -> {
            s.setLong(at, task.id());
            s.setLong(at + 1, task.mail().value());
            s.setLong(at + 2, Times.millis(task.nextAt()));
            s.setBytes(at + 3, task.detail());
        });
    }

    void settle() throws SQLException {
        statements.deleteReceptions.execute(ended, (s, at, id) -> s.setLong(at, id));
        for (var progress : postponed) {
            statements.postpone.setLong(1, Times.millis(progress.again().orElseThrow()));
            statements.postpone.setBytes(2, progress.task().detail());
            statements.postpone.setLong(3, progress.task().id());
            statements.postpone.executeUpdate();
        }
    }

    void clear() {
        fresh.clear();
        postponed.clear();
        ended.clear();
    }
}
