package io.pennypost.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// More calls of operations that take one of several kinds of a thing: values over those of [SampleWorld].
final class SampleVariants {
    private static final String ROLE = "arn:aws:iam::000000000000:role/sample";
    private static final String STREAM = "arn:aws:firehose:us-east-1:000000000000:deliverystream/sample";

    private SampleVariants() {}

    /// The variants of one operation of `ses` or `sesv2`.
    static List<Map<String, Object>> of(String service, String operation) {
        return switch (operation) {
            case "CreateConfigurationSetEventDestination" -> destinations(service, true);
            case "UpdateConfigurationSetEventDestination" -> destinations(service, false);
            case "CreateExportJob" -> List.of(Map.of("ExportDataSource", metrics()));
            case "CreateImportJob" ->
                List.of(Map.of(
                        "ImportDestination",
                        Map.of(
                                "ContactListDestination",
                                Map.of("ContactListName", "sample", "ContactListImportAction", "PUT"))));
            case "UpdateConfigurationSet" -> List.of(security());
            case "CreateConfigurationSet" ->
                service.equals("sesv2") ? List.of(with(security(), "ConfigurationSetName", "signed")) : List.of();
            default -> List.of();
        };
    }

    private static Map<String, Object> with(Map<String, Object> values, String name, Object value) {
        var more = new HashMap<>(values);
        more.put(name, value);
        return more;
    }

    private static Map<String, Object> security() {
        return Map.of(
                "MessageSecurityOptions",
                Map.of("SigningScheme", Map.of("SmimeScheme", Map.of("SignatureFormat", "DETACHED"))));
    }

    private static Map<String, Object> metrics() {
        return Map.of(
                "MetricsDataSource",
                Map.of(
                        "Dimensions",
                        Map.of("ISP", List.of("Gmail")),
                        "Namespace",
                        "VDM",
                        "Metrics",
                        List.of(Map.of("Name", "SEND", "Aggregation", "VOLUME")),
                        "StartDate",
                        SampleWorld.theDayBefore(),
                        "EndDate",
                        SampleWorld.yesterday()));
    }

    /// An event destination of every kind.
    private static List<Map<String, Object>> destinations(String service, boolean isNew) {
        var variants = new ArrayList<Map<String, Object>>();
        targets(service).forEach((kind, target) -> {
            var name = isNew ? kind : "sample";
            var destination = new HashMap<String, Object>(Map.of(
                    "Enabled", true, "MatchingEventTypes", List.of(service.equals("ses") ? "bounce" : "BOUNCE")));
            destination.put(kind, target);
            if (service.equals("ses")) {
                destination.put("Name", name);
                variants.add(Map.of("EventDestination", destination));
            } else {
                variants.add(Map.of("EventDestinationName", name, "EventDestination", destination));
            }
        });
        return variants;
    }

    private static Map<String, Object> targets(String service) {
        if (service.equals("ses")) {
            return Map.of(
                    "KinesisFirehoseDestination", Map.of("IAMRoleARN", ROLE, "DeliveryStreamARN", STREAM),
                    "CloudWatchDestination", Map.of("DimensionConfigurations", dimensions("messageTag")));
        }
        return Map.of(
                "KinesisFirehoseDestination", Map.of("IamRoleArn", ROLE, "DeliveryStreamArn", STREAM),
                "CloudWatchDestination", Map.of("DimensionConfigurations", dimensions("MESSAGE_TAG")),
                "EventBridgeDestination",
                        Map.of("EventBusArn", "arn:aws:events:us-east-1:000000000000:event-bus/default"),
                "PinpointDestination",
                        Map.of("ApplicationArn", "arn:aws:mobiletargeting:us-east-1:000000000000:apps/sample"));
    }

    private static List<Map<String, String>> dimensions(String source) {
        return List.of(
                Map.of("DimensionName", "campaign", "DimensionValueSource", source, "DefaultDimensionValue", "none"));
    }
}
