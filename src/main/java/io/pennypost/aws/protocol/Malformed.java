package io.pennypost.aws.protocol;

/// Refusals of input that does not have the form its shape asks for, in the words of AWS.
///
/// They are thrown as `SerializationException`; Query services call it `MalformedInput` in their tables.
final class Malformed {
    private static final String CODE = "SerializationException";

    private Malformed() {}

    /// Not to be parsed at all; AWS gives no text.
    static ServiceError syntax() {
        return new ServiceError(CODE);
    }

    /// @param found what stands there, as AWS names JSON tokens: `NUMBER_VALUE`, or the text itself in quotes
    /// @param type  with its article where AWS writes one: `a String`, `Integer`
    static ServiceError type(String found, String type) {
        return new ServiceError(CODE, found + " can not be converted to " + type);
    }

    static ServiceError text(String text) {
        return new ServiceError(CODE, text);
    }

    static ServiceError query() {
        return new ServiceError("MalformedQueryString", "The query string contains a syntax error.");
    }
}
