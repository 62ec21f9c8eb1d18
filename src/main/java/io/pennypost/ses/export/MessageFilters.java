package io.pennypost.ses.export;

import io.pennypost.ses.insight.MessageInsight;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Which messages are meant. AWS: shape `MessageInsightsFilters`.
///
/// Values of one member are alternatives; addresses and providers are compared regardless of case, of subjects a part
/// is enough.
public record MessageFilters(
        List<String> fromEmailAddress,
        List<String> destination,
        List<String> subject,
        List<String> isp,
        List<String> tenantName,
        List<String> lastDeliveryEvent,
        List<String> lastEngagementEvent) {
    /// Whether the message fits each member that has values.
    boolean takes(MessageInsight message) {
        return tests(message).allMatch(fits -> fits);
    }

    /// Whether it fits one of them.
    boolean touches(MessageInsight message) {
        return tests(message).anyMatch(fits -> fits);
    }

    private Stream<Boolean> tests(MessageInsight message) {
        return Stream.of(
                        test(fromEmailAddress, value -> value.equalsIgnoreCase(message.from())),
                        test(destination, value -> value.equalsIgnoreCase(message.destination())),
                        test(subject, value -> lower(message.subject()).contains(lower(value))),
                        test(isp, value -> value.equalsIgnoreCase(message.isp())),
                        test(tenantName, value -> message.tenant().equals(Optional.of(value))),
                        test(
                                lastDeliveryEvent,
                                value -> message.lastDeliveryEvent().equals(Optional.of(value))),
                        test(
                                lastEngagementEvent,
                                value -> message.lastEngagementEvent().equals(Optional.of(value))))
                .flatMap(Optional::stream);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// Empty when nothing is asked of the member.
    private static Optional<Boolean> test(List<String> values, Function<String, Boolean> fits) {
        return values.isEmpty() ? Optional.empty() : Optional.of(values.stream().anyMatch(fits::apply));
    }
}
