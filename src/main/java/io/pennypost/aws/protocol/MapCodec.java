package io.pennypost.aws.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Maps with strings as keys, in order of arrival. Keys and values without parts report their failure at the map.
final class MapCodec implements ValueCodec {
    private final Constraint keyConstraint;
    private final ValueCodec item;
    private final Constraint constraint;

    MapCodec(Shape.MapOf shape, ValueCodec item) {
        this.keyConstraint = Constraint.of(shape.key());
        this.item = item;
        this.constraint = Constraint.of(shape);
    }

    @Override
    public @Nullable Object read(ShapeReader reader, Violations violations) {
        int before = violations.count();
        var reading = new Reading(violations);
        reader.readEntries(reading);
        constraint.reportSize(reading.count, violations);
        if (reading.keyFailed) {
            violations.add("Map keys must satisfy constraint: " + keyConstraint.all());
        }
        if (reading.valueFailed && item instanceof ScalarCodec scalar) {
            violations.add("Map value must satisfy constraint: " + scalar.demands());
        }
        return violations.count() == before ? Collections.unmodifiableMap(reading.values) : null;
    }

    @Override
    public void write(ShapeWriter writer, Object value) {
        writer.beginMap();
        for (var entry : ((Map<?, ?>) value).entrySet()) {
            writer.beginEntry((String) entry.getKey());
            item.write(writer, entry.getValue());
            writer.endEntry();
        }
        writer.endMap();
    }

    private final class Reading implements ShapeReader.EntrySink {
        private final Violations violations;
        private final Map<String, Object> values = new LinkedHashMap<>();
        private int count;
        private boolean keyFailed;
        private boolean valueFailed;

        Reading(Violations violations) {
            this.violations = violations;
        }

        @Override
        public void entry(String key, ShapeReader value) {
            keyFailed |= !keyConstraint.accepts(key);
            var element = element(key, value);
            count++;
            if (element != null) {
                values.put(key, element);
            }
        }

        private @Nullable Object element(String key, ShapeReader value) {
            if (item instanceof ScalarCodec scalar) {
                var element = scalar.readItem(value);
                valueFailed |= element == null;
                return element;
            }
            violations.enterEntry(key, count);
            try {
                return item.read(value, violations);
            } finally {
                violations.leave();
            }
        }
    }
}
