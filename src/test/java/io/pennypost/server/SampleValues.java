package io.pennypost.server;

import io.pennypost.aws.protocol.Member;
import io.pennypost.aws.protocol.OperationShape;
import io.pennypost.aws.protocol.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Makes a plausible value for every member of every operation: strings, numbers, booleans, lists and maps of them.
///
/// Members are given by name, and where one name means several things by operation. Everything agrees on one small
/// world: the identity `example.com`, and one resource of each kind that is called `sample`.
final class SampleValues {
    private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:sample";
    private static final int DEPTH_MAX = 6;

    private static final Map<String, Object> BY_NAME = Map.ofEntries(
            Map.entry("AdditionalContactEmailAddresses", List.of("ann@example.com")),
            Map.entry(
                    "ArchiveArn",
                    "arn:aws:ses:us-east-1:000000000000:mailmanager-archive/a-abcdefghijklmnopqrstuvwxyz"),
            Map.entry("AttributesData", "{\"name\":\"Ann\"}"),
            Map.entry("BlacklistItemNames", List.of("127.0.0.1")),
            Map.entry("BehaviorOnMXFailure", "RejectMessage"),
            Map.entry("BehaviorOnMxFailure", "REJECT_MESSAGE"),
            Map.entry("BounceSender", "news@example.com"),
            Map.entry(
                    "CertificateArn",
                    "arn:aws:acm:us-east-1:000000000000:certificate/11112222-3333-4444-5555-666677778888"),
            Map.entry("Charset", "UTF-8"),
            Map.entry("Cidr", "192.0.2.0/24"),
            Map.entry("CustomRedirectDomain", "links.example.org"),
            Map.entry("DefaultTemplateData", "{\"name\":\"Ann\"}"),
            Map.entry("DeliveryStreamARN", "arn:aws:firehose:us-east-1:000000000000:deliverystream/sample"),
            Map.entry("DeliveryStreamArn", "arn:aws:firehose:us-east-1:000000000000:deliverystream/sample"),
            Map.entry("Domain", "example.com"),
            Map.entry("EmailAddress", "ann@example.net"),
            Map.entry("EmailIdentity", "example.com"),
            Map.entry("EventBusArn", "arn:aws:events:us-east-1:000000000000:event-bus/default"),
            Map.entry("FailureRedirectionURL", "https://example.com/no"),
            Map.entry("FromEmailAddress", "news@example.com"),
            Map.entry("FunctionArn", "arn:aws:lambda:us-east-1:000000000000:function:sample"),
            Map.entry("IAMRoleARN", "arn:aws:iam::000000000000:role/sample"),
            Map.entry("IamRoleArn", "arn:aws:iam::000000000000:role/sample"),
            Map.entry("Identities", List.of("example.com")),
            Map.entry("Identity", "example.com"),
            Map.entry("Ip", "127.0.0.1"),
            Map.entry("MailFromDomain", "bounce.example.com"),
            Map.entry("MaxDeliverySeconds", 600),
            Map.entry(
                    "Policy",
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
                            + "\"111122223333\"},\"Action\":\"ses:SendEmail\",\"Resource\":"
                            + "\"arn:aws:ses:us-east-1:000000000000:identity/example.com\"}]}"),
            Map.entry("ReplacementTemplateData", "{\"name\":\"Bob\"}"),
            Map.entry("ReplyToAddresses", List.of("reply@example.com")),
            Map.entry("ReputationEntityPolicy", "arn:aws:ses:us-east-1:aws:reputation-policy/strict"),
            Map.entry("ResourceArn", "arn:aws:ses:us-east-1:000000000000:identity/example.com"),
            Map.entry("ReturnPath", "news@example.com"),
            Map.entry("S3Url", "s3://sample/list.csv"),
            Map.entry("Sender", "postmaster@example.com"),
            Map.entry("SigningAttributesOrigin", "AWS_SES"),
            Map.entry("SmtpReplyCode", "550"),
            Map.entry("SnsTopic", TOPIC),
            Map.entry("Source", "news@example.com"),
            Map.entry("StatusCode", "5.1.1"),
            Map.entry("SuccessRedirectionURL", "https://example.com/yes"),
            Map.entry("TemplateData", "{\"name\":\"Ann\"}"),
            Map.entry("ToAddresses", List.of("ann@example.net")),
            Map.entry("CcAddresses", List.of("bob@example.net")),
            Map.entry("BccAddresses", List.of("carol@example.net")),
            Map.entry("TopicARN", TOPIC),
            Map.entry("TopicArn", TOPIC),
            Map.entry("WarmupPercentage", 50),
            Map.entry("WebsiteURL", "https://example.com"));

    /// Members that are left out, since another of the same structure excludes them, or none fits.
    private static final List<String> LEFT_OUT = List.of(
            "NextToken",
            "EndpointId",
            "After",
            "ListManagementOptions",
            "PinpointDestination",
            "FromEmailAddressIdentityArn",
            "FeedbackForwardingEmailAddressIdentityArn",
            "SourceArn",
            "ReturnPathArn",
            "FromArn",
            "TemplateArn",
            "WorkmailAction",
            "ConnectAction",
            "LambdaAction",
            "S3Action");

    /// Of a union or a choice of members, the one that is taken.
    private static final Map<String, String> CHOICES = Map.of(
            "EmailContent", "Simple",
            "EventDestination", "SNSDestination",
            "EventDestinationDefinition", "SnsDestination",
            "ReceiptAction", "AddHeaderAction",
            "ExportDataSource", "MessageInsightsDataSource",
            "ImportDestination", "SuppressionListDestination");

    private SampleValues() {}

    /// The whole input of an operation.
    static Map<String, Object> input(OperationShape operation, Map<String, Object> own) {
        return operation
                .input()
                .map(shape -> structure(operation.name(), shape, own, 0))
                .orElse(Map.of());
    }

    private static Map<String, Object> structure(
            String operation, Shape.Structure shape, Map<String, Object> own, int depth) {
        return members(operation, shape.name(), shape.members(), own, depth);
    }

    private static Map<String, Object> members(
            String operation, String shapeName, Map<String, Member> members, Map<String, Object> own, int depth) {
        var choice = Optional.ofNullable(CHOICES.get(shapeName));
        var values = new LinkedHashMap<String, Object>();
        for (var member : members.values()) {
            var name = member.name();
            if (own.containsKey(operation + "." + name)) {
                put(values, name, Objects.requireNonNull(own.get(operation + "." + name)));
            } else if (own.containsKey(name)) {
                put(values, name, Objects.requireNonNull(own.get(name)));
            } else if (isTaken(choice, member) && !LEFT_OUT.contains(name) && depth < DEPTH_MAX) {
                put(values, name, value(operation, member, own, depth));
            }
        }
        return values;
    }

    private static void put(Map<String, Object> values, String name, Object value) {
        // An own value of "" says: leave it out here.
        if (!value.equals("")) {
            values.put(name, value);
        }
    }

    private static boolean isTaken(Optional<String> choice, Member member) {
        if (member.required() || choice.isEmpty()) {
            return true;
        }
        var isStructure = member.shape() instanceof Shape.Structure;
        return !isStructure || choice.get().equals(member.name());
    }

    private static Object value(String operation, Member member, Map<String, Object> own, int depth) {
        var given = BY_NAME.get(member.name());
        return given == null ? value(operation, member.shape(), own, depth) : given;
    }

    private static Object value(String operation, Shape shape, Map<String, Object> own, int depth) {
        return switch (shape) {
            case Shape.Structure structure -> structure(operation, structure, own, depth + 1);
            case Shape.Union union -> {
                var first = union.members().values().iterator().next();
                yield Map.of(first.name(), value(operation, first, own, depth + 1));
            }
            case Shape.ListOf list -> List.of(value(operation, list.item(), own, depth + 1));
            case Shape.MapOf _ -> Map.of();
            case Shape.Text text ->
                text.values().isEmpty() ? "sample" : text.values().getFirst();
            case Shape.Bool _ -> true;
            case Shape.Numeric numeric ->
                numeric.range().min() == Long.MIN_VALUE
                        ? 1
                        : Math.max(1, numeric.range().min());
            case Shape.Timestamp _ -> SampleCalls.MOMENT;
            case Shape.Bytes _ -> SampleCalls.BYTES;
        };
    }
}
