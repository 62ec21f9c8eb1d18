package io.pennypost.aws.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a value on the wire looks like and what it must satisfy, as a service's table says.
///
/// Names are those of the AWS models; a shape without constraints is called by its type (`string`).
public sealed interface Shape {
    /// The shape's name in the table.
    String name();

    /// A structure: members by name, in the order of the table, required ones first.
    record Structure(String name, Map<String, Member> members) implements Shape {
        public Structure {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /// A structure without members, for operations that take or give nothing.
        static Structure empty(String name) {
            return new Structure(name, Map.of());
        }
    }

    /// A choice: exactly one member is present.
    record Union(String name, Map<String, Member> members) implements Shape {
        public Union {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /// A list.
    record ListOf(String name, Shape item, Bounds length) implements Shape {}

    /// A map with strings as keys.
    record MapOf(String name, Text key, Shape value, Bounds length) implements Shape {}

    /// A string.
    ///
    /// @param length in UTF-16 units, as AWS counts
    /// @param values the enum's values, sorted; empty when any string will do
    record Text(String name, Bounds length, Optional<Pattern> pattern, List<String> values) implements Shape {
        public Text {
            values = List.copyOf(values);
        }
    }

    /// A boolean.
    record Bool(String name) implements Shape {}

    /// A number.
    record Numeric(String name, Kind kind, Bounds range) implements Shape {
        /// Which numbers.
        public enum Kind {
            /// 32-bit integers.
            INTEGER,
            /// 64-bit integers.
            LONG,
            /// IEEE 754 doubles.
            DOUBLE
        }
    }

    /// A moment.
    ///
    /// @param format how it is written; empty: as the protocol does at that place
    record Timestamp(String name, Optional<TimestampFormat> format) implements Shape {}

    /// Bytes, base64 on text wires.
    record Bytes(String name) implements Shape {}
}
