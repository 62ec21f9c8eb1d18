package io.pennypost.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What must be there for a full call of every operation to find what it names.
final class SampleWorld {
    /// A source address, so that there is a dedicated one; endpoints that are named and never called.
    static final String[] SETTINGS = {"delivery.source_addresses=[\"127.0.0.1\"]", "lambda.endpoint=http://127.0.0.1:1"
    };

    private static final String MAIL = Base64.getEncoder()
            .encodeToString("From: news@example.com\nTo: ann@example.net\nSubject: sample\n\nHello\n"
                    .getBytes(StandardCharsets.US_ASCII));

    /// Values where one name means several things; an empty text leaves the member out.
    static Map<String, Object> own() {
        return Map.ofEntries(
                Map.entry("AssociateEmailIdentityCertificate.FromAddress", "ann@example.com"),
                Map.entry("DisassociateEmailIdentityCertificate.FromAddress", "ann@example.com"),
                Map.entry("BatchGetMetricData.Dimensions", Map.of("ISP", "Gmail")),
                Map.entry("CloneReceiptRuleSet.OriginalRuleSetName", "sample"),
                Map.entry("CloneReceiptRuleSet.RuleSetName", "clone"),
                Map.entry(
                        "ConfigurationSetAttributeNames",
                        List.of("eventDestinations", "trackingOptions", "deliveryOptions", "reputationOptions")),
                Map.entry("ContentType", "text/plain"),
                Map.entry("CreateCustomVerificationEmailTemplate.TemplateContent", "<p>Please verify</p>"),
                Map.entry("CreateDedicatedIpPool.ScalingMode", "STANDARD"),
                Map.entry("CreateEmailIdentity.DkimSigningAttributes", ""),
                Map.entry("CreateExportJob.FromEmailAddress", List.of("news@example.com")),
                Map.entry("CreateExportJob.S3Url", ""),
                Map.entry("CreateExportJob.TenantName", List.of("sample")),
                Map.entry(
                        "CreateReceiptFilter.Filter",
                        Map.of("Name", "sample", "IpFilter", Map.of("Policy", "Block", "Cidr", "192.0.2.0/24"))),
                Map.entry("DeleteReceiptRuleSet.RuleSetName", "clone"),
                Map.entry("EndDate", yesterday()),
                Map.entry("FileName", "sample.txt"),
                Map.entry("FeedbackForwardingEmailAddress", "news@example.com"),
                Map.entry("ListDomainDeliverabilityCampaigns.SubscribedDomain", "example.com"),
                Map.entry("ListRecommendations.Filter", Map.of("TYPE", "DKIM")),
                Map.entry("ListTenantResources.Filter", Map.of("RESOURCE_TYPE", "EMAIL_IDENTITY")),
                Map.entry("Actions", actions()),
                Map.entry("SendRawEmail.Data", MAIL),
                Map.entry("SendRawEmail.Destinations", List.of("ann@example.net")),
                Map.entry("SetIdentityHeadersInNotificationsEnabled.NotificationType", "Bounce"),
                Map.entry("PutConfigurationSetSuppressionOptions.SuppressedReasons", List.of("BOUNCE")),
                Map.entry("PutConfigurationSetTrackingOptions.HttpsPolicy", "REQUIRE"),
                Map.entry("PutDedicatedIpPoolScalingAttributes.ScalingMode", "STANDARD"),
                Map.entry("PutEmailIdentityDkimSigningAttributes.SigningAttributes", ""),
                Map.entry("Region", "eu-west-1"),
                Map.entry("SendBulkEmail.TemplateContent", ""),
                Map.entry("SendBulkEmail.TenantName", ""),
                Map.entry("SendEmail.Headers", List.of(Map.of("Name", "X-Sample", "Value", "yes"))),
                Map.entry("SendEmail.TenantName", ""),
                Map.entry("StartDate", theDayBefore()),
                Map.entry("UpdateCustomVerificationEmailTemplate.TemplateContent", "<p>Please do verify</p>"));
    }

    /// Operations that others need.
    static final List<String> FIRST = List.of(
            "CreateDedicatedIpPool",
            "CreateConfigurationSet",
            "CreateEmailIdentity",
            "VerifyDomainIdentity",
            "CreateReceiptRuleSet",
            "CreateTemplate",
            "CreateEmailTemplate",
            "CreateContactList",
            "CreateTenant",
            "PutAccountVdmAttributes");

    /// Operations that take away what others need.
    static final List<String> LAST = List.of(
            "DeleteReceiptRule",
            "DeleteConfigurationSet",
            "DeleteEmailIdentity",
            "DeleteIdentity",
            "DeleteTenant",
            "DeleteContactList",
            "PutAccountSendingAttributes",
            "UpdateAccountSendingEnabled");

    /// Operations that refuse a full call, and how.
    private static final Map<String, Map<String, String>> REFUSALS = Map.of(
            "sesv2",
            Map.of(
                    "CancelExportJob", "BadRequestException",
                    "CreateDeliverabilityTestReport", "BadRequestException",
                    "GetBlacklistReports", "NotFoundException",
                    "GetDeliverabilityTestReport", "NotFoundException",
                    "GetDomainDeliverabilityCampaign", "NotFoundException",
                    "GetMessageInsights", "NotFoundException",
                    "ListDomainDeliverabilityCampaigns", "NotFoundException"),
            "ses",
            Map.of("SendBounce", "InvalidParameterValue"));

    /// What members are called where they are read.
    static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("CreateConfigurationSetEventDestination.ConfigurationSetName", "Name"),
            Map.entry("CreateConfigurationSetTrackingOptions.ConfigurationSetName", "Name"),
            Map.entry("PutConfigurationSetDeliveryOptions.ConfigurationSetName", "Name"),
            Map.entry("UpdateConfigurationSetEventDestination.ConfigurationSetName", "Name"),
            Map.entry("UpdateConfigurationSetReputationMetricsEnabled.ConfigurationSetName", "Name"),
            Map.entry("UpdateConfigurationSetSendingEnabled.ConfigurationSetName", "Name"),
            Map.entry("UpdateConfigurationSetTrackingOptions.ConfigurationSetName", "Name"),
            Map.entry("CreateConfigurationSetEventDestination.EventDestinationName", "Name"),
            Map.entry("CreateEmailIdentityPolicy.PolicyName", "key"),
            Map.entry("CreateReceiptRule.RuleSetName", "Name"),
            Map.entry("CreateReceiptRuleSet.RuleSetName", "Name"),
            Map.entry("CloneReceiptRuleSet.RuleSetName", "Name"),
            Map.entry("PutAccountDedicatedIpWarmupAttributes.AutoWarmupEnabled", "DedicatedIpAutoWarmupEnabled"),
            Map.entry("PutAccountPricingAttributes.Plan", "NextPlan"),
            Map.entry("PutDedicatedIpInPool.DestinationPoolName", "PoolName"),
            Map.entry("PutEmailIdentityFeedbackAttributes.EmailForwardingEnabled", "FeedbackForwardingStatus"),
            Map.entry("PutIdentityPolicy.PolicyName", "PolicyNames"),
            Map.entry("SetActiveReceiptRuleSet.RuleSetName", "Name"),
            Map.entry("UpdateConfigurationSetEventDestination.EventDestinationName", "Name"),
            Map.entry("UpdateConfigurationSetReputationMetricsEnabled.Enabled", "ReputationMetricsEnabled"),
            Map.entry("UpdateConfigurationSetSendingEnabled.Enabled", "SendingEnabled"),
            Map.entry("UpdateEmailIdentityPolicy.PolicyName", "key"),
            Map.entry("UpdateReceiptRule.RuleSetName", "Name"),
            Map.entry("UpdateReputationEntityPolicy.ReputationEntityPolicy", "ReputationManagementPolicy"));

    /// Resources whose tags are looked at after each change.
    static final List<String> TAGGED = Stream.of(
                    "configuration-set/sample",
                    "contact-list/sample",
                    "custom-verification-email-template/sample",
                    "dedicated-ip-pool/sample",
                    "multi-region-endpoint/sample",
                    "template/sample")
            .map(resource -> "arn:aws:ses:us-east-1:000000000000:" + resource)
            .toList();

    private SampleWorld() {}

    /// A day that has passed, for questions about the past.
    static Instant yesterday() {
        return InstantSource.system().instant().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);
    }

    static Instant theDayBefore() {
        return yesterday().minus(1, ChronoUnit.DAYS);
    }

    /// A receipt rule's actions: one of every kind.
    private static List<Map<String, Object>> actions() {
        var topic = "arn:aws:sns:us-east-1:000000000000:sample";
        return List.of(
                Map.of("AddHeaderAction", Map.of("HeaderName", "X-Sample", "HeaderValue", "sample")),
                Map.of("SNSAction", Map.of("TopicArn", topic, "Encoding", "UTF-8")),
                Map.of(
                        "S3Action",
                        Map.of(
                                "BucketName", "sample",
                                "ObjectKeyPrefix", "mail/",
                                "IamRoleArn", "arn:aws:iam::000000000000:role/sample",
                                "TopicArn", topic)),
                Map.of(
                        "LambdaAction",
                        Map.of(
                                "FunctionArn", "arn:aws:lambda:us-east-1:000000000000:function:sample",
                                "InvocationType", "Event",
                                "TopicArn", topic)),
                Map.of(
                        "BounceAction",
                        Map.of(
                                "SmtpReplyCode", "550",
                                "StatusCode", "5.1.1",
                                "Message", "No such mailbox.",
                                "Sender", "postmaster@example.com",
                                "TopicArn", topic)),
                Map.of("StopAction", Map.of("Scope", "RuleSet", "TopicArn", topic)));
    }

    /// The operations of a service that refuse a full call, with their error codes.
    static Map<String, String> refusals(String service) {
        return new TreeMap<>(REFUSALS.getOrDefault(service, Map.of()));
    }

    /// Makes what lies outside of SES: a topic, and a file in a bucket.
    static void prepare(RunningProgram program, Path data) {
        try {
            var bucket = Files.createDirectories(data.resolve("buckets").resolve("sample"));
            Files.writeString(bucket.resolve("list.csv"), "gone@example.net,BOUNCE\n");
            program.json("POST", "/v2/email/identities", "{\"EmailIdentity\":\"example.org\"}");
            var topic = "Action=CreateTopic&Version=2010-03-31&Name=sample".getBytes(StandardCharsets.US_ASCII);
            program.send("POST", "/", topic, request -> request.header("Content-Type", RunningProgram.FORM));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
