package io.pennypost.store.embedded;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// The days one thread has open: few, the ones used last; dropped days are closed at the next use.
///
/// @param <D> what an open day is to the thread
final class OpenDays<D extends AutoCloseable> implements AutoCloseable {
    interface Opener<D> {
        D open(LocalDate day) throws SQLException;
    }

    private static final int OPEN_MAX = 4;

    private final LedgerDays days;
    private final Opener<D> opener;
    private final Map<LocalDate, D> open = new LinkedHashMap<>(8, 0.75f, true);

    OpenDays(LedgerDays days, Opener<D> opener) {
        this.days = days;
        this.opener = opener;
    }

    D day(LocalDate day) throws SQLException {
        closeDropped();
        var known = open.get(day);
        if (known == null) {
            if (open.size() >= OPEN_MAX) {
                close(open.keySet().iterator().next());
            }
            known = opener.open(day);
            open.put(day, known);
        }
        return known;
    }

    private void closeDropped() throws SQLException {
        for (var day : new ArrayList<>(open.keySet())) {
            if (days.dropped(day)) {
                close(day);
            }
        }
    }

    private void close(LocalDate day) throws SQLException {
        var gone = open.remove(day);
        if (gone == null) {
            return;
        }
        try {
            gone.close();
        } catch (SQLException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        for (var day : new ArrayList<>(open.keySet())) {
            close(day);
        }
    }
}
