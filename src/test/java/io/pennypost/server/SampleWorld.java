package io.pennypost.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What must be there for a full call of every operation to find what it names.
final class SampleWorld {
    /// One source address, so that there is a dedicated address.
    static final String[] SETTINGS = {"delivery.source_addresses=[\"127.0.0.1\"]"};

    /// Values where one name means several things.
    static final Map<String, Object> OWN = Map.ofEntries(
            Map.entry(
                    "CreateReceiptFilter.Filter",
                    Map.of("Name", "sample", "IpFilter", Map.of("Policy", "Block", "Cidr", "192.0.2.0/24"))),
            Map.entry("CloneReceiptRuleSet.RuleSetName", "clone"),
            Map.entry("CloneReceiptRuleSet.OriginalRuleSetName", "sample"),
            Map.entry("DeleteReceiptRuleSet.RuleSetName", "clone"),
            Map.entry("CreateCustomVerificationEmailTemplate.TemplateContent", "<p>Please verify</p>"),
            Map.entry("UpdateCustomVerificationEmailTemplate.TemplateContent", "<p>Please do verify</p>"));

    /// Operations that others need.
    static final List<String> FIRST = List.of(
            "CreateEmailIdentity",
            "VerifyDomainIdentity",
            "CreateDedicatedIpPool",
            "CreateConfigurationSet",
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

    private SampleWorld() {}

    /// Makes what lies outside of SES: a topic, and a file in a bucket.
    static void prepare(RunningProgram program, Path data) {
        try {
            var bucket = Files.createDirectories(data.resolve("buckets").resolve("sample"));
            Files.writeString(bucket.resolve("list.csv"), "gone@example.net,BOUNCE\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
