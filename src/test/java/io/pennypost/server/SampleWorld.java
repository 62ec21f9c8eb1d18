package io.pennypost.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What must be there for a full call of every operation to find what it names.
final class SampleWorld {
    /// One source address, so that there is a dedicated address.
    static final String[] SETTINGS = {"delivery.source_addresses=[\"127.0.0.1\"]"};

    /// Days that have passed, for questions about the past.
    private static final Instant YESTERDAY =
            InstantSource.system().instant().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);

    private static final Instant THE_DAY_BEFORE = YESTERDAY.minus(1, ChronoUnit.DAYS);

    /// Values where one name means several things; an empty text leaves the member out.
    static final Map<String, Object> OWN = Map.ofEntries(
            Map.entry("AssociateEmailIdentityCertificate.FromAddress", "ann@example.com"),
            Map.entry("DisassociateEmailIdentityCertificate.FromAddress", "ann@example.com"),
            Map.entry("BatchGetMetricData.Dimensions", Map.of("ISP", "Gmail")),
            Map.entry("CloneReceiptRuleSet.OriginalRuleSetName", "sample"),
            Map.entry("CloneReceiptRuleSet.RuleSetName", "clone"),
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
            Map.entry("EndDate", YESTERDAY),
            Map.entry("FileName", "sample.txt"),
            Map.entry("FeedbackForwardingEmailAddress", "news@example.com"),
            Map.entry("ListDomainDeliverabilityCampaigns.SubscribedDomain", "example.com"),
            Map.entry("ListRecommendations.Filter", Map.of("TYPE", "DKIM")),
            Map.entry("ListTenantResources.Filter", Map.of("RESOURCE_TYPE", "EMAIL_IDENTITY")),
            Map.entry("PutConfigurationSetSuppressionOptions.SuppressedReasons", List.of("BOUNCE")),
            Map.entry("PutConfigurationSetTrackingOptions.HttpsPolicy", "REQUIRE"),
            Map.entry("PutDedicatedIpPoolScalingAttributes.ScalingMode", "STANDARD"),
            Map.entry("PutEmailIdentityDkimSigningAttributes.SigningAttributes", ""),
            Map.entry("Region", "eu-west-1"),
            Map.entry("SendBulkEmail.TemplateContent", ""),
            Map.entry("SendBulkEmail.TenantName", ""),
            Map.entry("SendEmail.Headers", List.of(Map.of("Name", "X-Sample", "Value", "yes"))),
            Map.entry("SendEmail.TenantName", ""),
            Map.entry("StartDate", THE_DAY_BEFORE),
            Map.entry("UpdateCustomVerificationEmailTemplate.TemplateContent", "<p>Please do verify</p>"));

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
    private static final Map<String, Map<String, String>> REFUSALS = Map.of("sesv2", Map.of(), "ses", Map.of());

    private SampleWorld() {}

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
