package io.pennypost.store.embedded;

import io.pennypost.store.Database;
import io.pennypost.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// The row at which a result stands, and how parameters get into a statement.
record ResultRow(ResultSet result) implements Database.Row {
    @Override
    public String text(int column) {
        return textIfAny(column)
                .orElseThrow(() -> new StoreException(StoreException.Kind.FAILED, "Column " + column + " is null."));
    }

    @Override
    public Optional<String> textIfAny(int column) {
        return get(() -> Optional.ofNullable(result.getString(column)));
    }

    @Override
    public long number(int column) {
        return get(() -> result.getLong(column));
    }

    @Override
    public boolean flag(int column) {
        return get(() -> result.getBoolean(column));
    }

    private interface Getter<T> {
        T get() throws SQLException;
    }

    private static <T> T get(Getter<T> getter) {
        try {
            return getter.get();
        } catch (SQLException e) {
            throw Sqlite.failure("A row cannot be read", e);
        }
    }

    static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            var value = parameters[i] instanceof Optional<?> optional ? optional.orElse(null) : parameters[i];
            statement.setObject(i + 1, value);
        }
    }
}
