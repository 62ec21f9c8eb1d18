package io.pennypost.aws.protocol;

/// One member of a structure or union.
///
/// @param name      as AWS writes it, for example `FromEmailAddress`
/// @param fieldName the name with a small first letter: the record component, and the name in validation messages
/// @param index     position in its structure, from 0
/// @param place     where a request carries it, unless the path does
/// @param placeName name of the query parameter or header; the member's own name in a body
public record Member(
        String name, String fieldName, int index, Shape shape, boolean required, Place place, String placeName) {

    /// Where a request carries a member.
    public enum Place {
        /// In the body, for example as a JSON member or a form parameter.
        BODY,
        /// In the query of the URL.
        QUERY,
        /// In an HTTP header.
        HEADER
    }

    Member(String name, int index, Shape shape, boolean required, Place place, String placeName) {
        this(name, fieldName(name), index, shape, required, place, placeName);
    }

    private static String fieldName(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
