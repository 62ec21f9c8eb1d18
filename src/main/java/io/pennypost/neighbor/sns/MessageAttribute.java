package io.pennypost.neighbor.sns;

/// Something said of a message beside its text.
///
/// @param type  `String`, `String.Array`, `Number`, `Binary`, perhaps with a label behind a dot
/// @param value of `Binary` in base64
public record MessageAttribute(String name, String type, String value) {
    /// Without its label.
    String basicType() {
        return type.startsWith("String.Array") ? "String.Array" : type.split("\\.", 2)[0];
    }
}
