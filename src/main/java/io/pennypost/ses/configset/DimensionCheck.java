package io.pennypost.ses.configset;

import io.pennypost.ses.SesLimits;
import io.pennypost.ses.configset.EventTarget.Dimension;
import io.pennypost.ses.configset.EventTarget.DimensionValueSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether the dimensions of a CloudWatch target make a metric.
///
/// Source: SES API v2, `CloudWatchDimensionConfiguration`; `ses:` tags are dimension names too, so colons are.
///
/// @param members what v1 adds to an error: the names of the set and of the destination
record DimensionCheck(Map<String, String> members) {
    private static final Pattern NAME_LETTERS = Pattern.compile("[a-zA-Z0-9_:-]+");
    private static final Pattern VALUE_LETTERS = Pattern.compile("[a-zA-Z0-9_.@-]+");

    /// Headers that would make a metric of every message or every recipient.
    private static final Set<String> FORBIDDEN_HEADERS =
            Set.of("received", "to", "from", "dkim-signature", "cc", "message-id", "return-path");

    /// @throws InvalidTarget in v1 `InvalidCloudWatchDestination`
    void check(List<Dimension> dimensions) {
        if (dimensions.isEmpty()) {
            throw refusal("CloudWatch metrics dimension configuration list cannot be empty.");
        }
        if (dimensions.size() > SesLimits.EVENT_DIMENSIONS_MAX) {
            throw refusal("CloudWatch metrics dimension configuration list cannot have more than "
                    + SesLimits.EVENT_DIMENSIONS_MAX + " dimensions.");
        }
        var names = new HashSet<String>();
        for (var dimension : dimensions) {
            checkName(dimension);
            checkDefault(dimension.defaultDimensionValue());
            if (!names.add(dimension.dimensionName())) {
                throw refusal("Duplicate CloudWatch dimension name <" + dimension.dimensionName() + ">.");
            }
        }
    }

    private void checkName(Dimension dimension) {
        var name = dimension.dimensionName();
        if (name.length() > SesLimits.EVENT_DIMENSION_TEXT_MAX) {
            throw refusal(
                    "CloudWatch dimension name cannot exceed " + SesLimits.EVENT_DIMENSION_TEXT_MAX + " characters.");
        }
        if (!NAME_LETTERS.matcher(name).matches()) {
            throw refusal("Invalid CloudWatch dimension name <" + name
                    + ">: only alphanumeric ASCII characters, '_', '-', and ':' are allowed.");
        }
        if (dimension.dimensionValueSource() == DimensionValueSource.EMAIL_HEADER
                && FORBIDDEN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            throw refusal("Invalid CloudWatch dimension name <" + name + ">: this header cannot be a dimension.");
        }
    }

    private void checkDefault(String value) {
        if (value.length() > SesLimits.EVENT_DIMENSION_TEXT_MAX) {
            throw refusal("CloudWatch default dimension value cannot exceed " + SesLimits.EVENT_DIMENSION_TEXT_MAX
                    + " characters.");
        }
        if (!VALUE_LETTERS.matcher(value).matches()) {
            throw refusal("Invalid CloudWatch default dimension value <" + value
                    + ">: only alphanumeric ASCII characters, '_', '-', '.', and '@' are allowed.");
        }
    }

    private InvalidTarget refusal(String message) {
        return InvalidTarget.cloudWatch(message, members);
    }
}
