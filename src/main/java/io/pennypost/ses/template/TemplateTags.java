package io.pennypost.ses.template;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.Tag;
import io.pennypost.ses.Tagged;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// The tags of templates of one kind.
///
/// @param read   how tags are found
/// @param change how they are changed
public record TemplateTags(
        String arnType, String displayName, BiFunction<Scope, String, Optional<List<Tag>>> read, Change change)
        implements Tagged {
    /// How tags are changed.
    @FunctionalInterface
    public interface Change {
        boolean apply(Scope scope, String name, UnaryOperator<List<Tag>> change);
    }

    @Override
    public Optional<List<Tag>> tags(Scope scope, String name) {
        return read.apply(scope, name);
    }

    @Override
    public boolean changeTags(Scope scope, String name, UnaryOperator<List<Tag>> tags) {
        return change.apply(scope, name, tags);
    }
}
