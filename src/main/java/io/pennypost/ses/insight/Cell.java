package io.pennypost.ses.insight;

import java.util.Map;

/// What is counted together: one metric for one value of each dimension, empty where the message has none.
record Cell(Metric metric, String identity, String configurationSet, String isp, String tenant) {
    static Cell of(Metric metric, MessageFacts message) {
        return new Cell(
                metric,
                message.identity(),
                message.configurationSet().orElse(""),
                message.isp().name(),
                message.tenant().orElse(""));
    }

    String value(Dimension dimension) {
        return switch (dimension) {
            case EMAIL_IDENTITY -> identity;
            case CONFIGURATION_SET -> configurationSet;
            case ISP -> isp;
            case TENANT_NAME -> tenant;
        };
    }

    /// Whether each dimension has the value that is asked for.
    boolean isAt(Map<Dimension, String> asked) {
        return asked.entrySet().stream().allMatch(each -> value(each.getKey()).equals(each.getValue()));
    }
}
