package io.pennypost.aws.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lists. Items without parts report their failure together, at the list.
final class ListCodec implements ValueCodec {
    private final ValueCodec item;
    private final boolean mayBeNull;
    private final Constraint constraint;

    /// @param mayBeNull whether items are read as `Optional`, empty for a null
    ListCodec(Shape.ListOf shape, ValueCodec item, boolean mayBeNull) {
        this.item = item;
        this.mayBeNull = mayBeNull;
        this.constraint = Constraint.of(shape);
    }

    @Override
    public @Nullable Object read(ShapeReader reader, Violations violations) {
        int before = violations.count();
        var reading = new Reading(violations);
        reader.readItems(reading);
        constraint.reportSize(reading.count, violations);
        if (reading.failed && item instanceof ScalarCodec scalar) {
            violations.add("Member must satisfy constraint: " + scalar.demands());
        }
        return violations.count() == before ? Collections.unmodifiableList(reading.values) : null;
    }

    @Override
    public void write(ShapeWriter writer, Object value) {
        writer.beginList();
        for (var element : (List<?>) value) {
            writer.beginItem();
            item.write(writer, element);
            writer.endItem();
        }
        writer.endList();
    }

    private final class Reading implements ShapeReader.ItemSink {
        private final Violations violations;
        private final List<Object> values = new ArrayList<>();
        private int count;
        private boolean failed;

        Reading(Violations violations) {
            this.violations = violations;
        }

        @Override
        public void item(ShapeReader value) {
            var element = element(value);
            count++;
            if (element != null) {
                values.add(element);
            }
        }

        private @Nullable Object element(ShapeReader value) {
            if (!mayBeNull) {
                return present(value);
            }
            if (value.readNull()) {
                return Optional.empty();
            }
            var element = present(value);
            return element == null ? null : Optional.of(element);
        }

        private @Nullable Object present(ShapeReader value) {
            violations.enterItem(count);
            try {
                if (value.readNull()) {
                    violations.addNull();
                    return null;
                }
                if (item instanceof ScalarCodec scalar) {
                    var element = scalar.readItem(value);
                    failed |= element == null;
                    return element;
                }
                return item.read(value, violations);
            } finally {
                violations.leave();
            }
        }
    }
}
