package io.pennypost.aws.protocol;

import java.util.ArrayList;
import java.util.List;

/// One HTTP method and path that names an operation. An operation may have several.
///
/// @param segments       of the path, in order, without slashes
/// @param membersInQuery whether all members that are not in the path stand in the query: an older model's binding
///                       of an operation that has moved to a body since
public record Binding(String method, List<Segment> segments, boolean membersInQuery) {
    public Binding {
        segments = List.copyOf(segments);
    }

    /// One step of a path.
    ///
    /// @param text  the literal, or the name of the member that stands here
    /// @param label whether a member stands here
    public record Segment(String text, boolean label) {}

    /// Reads `GET /v2/email/contact-lists/{ContactListName} query`, as shape tables write it.
    static Binding parse(String text) {
        var words = text.split(" ", -1);
        var segments = new ArrayList<Segment>();
        for (var part : words[1].substring(1).split("/", -1)) {
            boolean label = part.startsWith("{");
            segments.add(new Segment(label ? part.substring(1, part.length() - 1) : part, label));
        }
        return new Binding(words[0], segments, words.length > 2 && words[2].equals("query"));
    }
}
