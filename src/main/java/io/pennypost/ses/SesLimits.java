package io.pennypost.ses;

import java.time.Duration;

/// The quotas of SES on what an account may have, per region. Source: "Service quotas in Amazon SES".
public final class SesLimits {
    /// Identities per account and region; one more is refused with `LimitExceededException`.
    public static final int IDENTITIES_MAX = 10_000;

    /// Sending authorization policies of one identity.
    public static final int IDENTITY_POLICIES_MAX = 20;

    /// Bytes of a policy, without white space.
    public static final int IDENTITY_POLICY_BYTES_MAX = 4096;

    /// S/MIME certificates of one identity: our own bound, since SES tells none.
    public static final int IDENTITY_CERTIFICATES_MAX = 1000;

    /// Certificates on a page when the caller names no number: our own choice.
    public static final int IDENTITY_CERTIFICATES_PAGE_SIZE = 100;

    /// Configuration sets per account and region; one more is refused with `LimitExceededException`.
    public static final int CONFIGURATION_SETS_MAX = 10_000;

    /// Characters of a configuration set's name.
    public static final int CONFIGURATION_SET_NAME_MAX = 64;

    /// E-mail templates per account and region; one more is refused with `LimitExceededException`.
    public static final int TEMPLATES_MAX = 20_000;

    /// Bytes of an e-mail template, all parts together.
    public static final int TEMPLATE_BYTES_MAX = 500 * 1024;

    /// Characters of a template's name.
    public static final int TEMPLATE_NAME_MAX = 64;

    /// Page size of the listings of templates when the caller names none.
    public static final int TEMPLATES_PAGE_SIZE = 10;

    /// Items on a page of templates.
    public static final int TEMPLATES_PAGE_SIZE_MAX = 100;

    /// Messages of one bulk call.
    public static final int BULK_ENTRIES_MAX = 50;

    /// Custom verification templates per account and region; one more is refused with `LimitExceededException`.
    public static final int CUSTOM_VERIFICATION_TEMPLATES_MAX = 50;

    /// Bytes that a custom verification template does not reach.
    public static final int CUSTOM_VERIFICATION_BYTES_MAX = 10 << 20;

    /// Items on a page of custom verification templates, also when the caller names no number.
    public static final int CUSTOM_VERIFICATION_PAGE_SIZE_MAX = 50;

    /// Event destinations of one configuration set; one more is refused with `LimitExceededException`.
    public static final int EVENT_DESTINATIONS_MAX = 10;

    /// Characters of an event destination's name.
    public static final int EVENT_DESTINATION_NAME_MAX = 64;

    /// Dimensions of one CloudWatch destination.
    public static final int EVENT_DIMENSIONS_MAX = 10;

    /// Characters of a CloudWatch dimension's name, and of its default value.
    public static final int EVENT_DIMENSION_TEXT_MAX = 256;

    /// Items on a page of identities or configuration sets.
    public static final int PAGE_SIZE_MAX = 1000;

    /// Page size of v2 ListEmailIdentities when the caller names none.
    public static final int IDENTITIES_PAGE_SIZE = 25;

    /// Page size of v1 ListIdentities when the caller names none.
    public static final int IDENTITIES_PAGE_SIZE_V1 = 1000;

    /// Page size of ListConfigurationSets when the caller names none.
    public static final int CONFIGURATION_SETS_PAGE_SIZE = 50;

    /// Page size of v1 ListConfigurationSets when the caller names none.
    public static final int CONFIGURATION_SETS_PAGE_SIZE_V1 = 1000;

    /// Identities that one v1 Get…Attributes call may ask for.
    public static final int IDENTITIES_ASKED_MAX = 100;

    /// Tenants per account and region; one more is refused with `LimitExceededException`.
    public static final int TENANTS_MAX = 10_000;

    /// Characters of a tenant's name.
    public static final int TENANT_NAME_MAX = 64;

    /// Items on a page of tenants, of their resources, or of a resource's tenants.
    public static final int TENANTS_PAGE_SIZE = 100;

    /// Multi-region endpoints per account and region. AWS publishes no number; each is a document and no more.
    public static final int MULTI_REGION_ENDPOINTS_MAX = 1000;

    /// Receipt rule sets per account and region; one more is refused with `LimitExceeded`.
    public static final int RECEIPT_RULE_SETS_MAX = 40;

    /// Rules in a receipt rule set.
    public static final int RECEIPT_RULES_MAX = 200;

    /// Actions of a receipt rule.
    public static final int RECEIPT_ACTIONS_MAX = 10;

    /// Recipient conditions of a receipt rule.
    public static final int RECEIPT_RECIPIENTS_MAX = 500;

    /// IP address filters per account and region.
    public static final int RECEIPT_FILTERS_MAX = 100;

    /// Tags on one resource.
    public static final int TAGS_MAX = 50;

    /// Characters of a tag's key.
    public static final int TAG_KEY_MAX = 128;

    /// Characters of a tag's value.
    public static final int TAG_VALUE_MAX = 256;

    /// Characters of an address, RFC 5321 §4.5.3.1.3 with SES's own bound.
    public static final int ADDRESS_MAX = 320;

    /// How long DNS is searched before an identity, its DKIM or its MAIL FROM domain fails.
    public static final Duration DNS_SEARCH = Duration.ofDays(3);

    /// How long the link of a verification mail can be used.
    public static final Duration LINK_LIFETIME = Duration.ofDays(1);

    /// How long a message may wait for delivery when its configuration set says nothing: SES's 14 hours.
    public static final Duration DELIVERY_MAX = Duration.ofHours(14);

    /// How long after its reception a mail can be bounced with `SendBounce`.
    public static final Duration SEND_BOUNCE_WINDOW = Duration.ofHours(24);

    /// Dedicated IP pools per account and region; one more is refused with `LimitExceededException`.
    public static final int DEDICATED_IP_POOLS_MAX = 50;

    /// Export jobs that may wait or run at once per account and region.
    public static final int EXPORT_JOBS_MAX = 20;

    /// Items on a page of export jobs or recommendations.
    public static final int INSIGHT_PAGE_SIZE_MAX = 100;

    /// Contact lists per account and region.
    public static final int CONTACT_LISTS_MAX = 1;

    /// Characters of the name of a contact list or topic.
    public static final int CONTACT_LIST_NAME_MAX = 64;

    /// Characters of the description of a contact list or topic.
    public static final int CONTACT_LIST_DESCRIPTION_MAX = 500;

    /// Topics of a contact list.
    public static final int TOPICS_MAX = 20;

    /// Characters of the name that people see of a topic.
    public static final int TOPIC_DISPLAY_NAME_MAX = 128;

    /// Characters of a contact's attributes. SES publishes no bound; this is ours.
    public static final int CONTACT_ATTRIBUTES_MAX = 65_536;

    /// Import jobs that are not finished, per account and region; one more is refused with `LimitExceededException`.
    public static final int IMPORT_JOBS_MAX = 20;

    /// Records of one import into a suppression list.
    public static final int IMPORTED_ADDRESSES_MAX = 100_000;

    /// Records of one import into a contact list.
    public static final int IMPORTED_CONTACTS_MAX = 1_000_000;

    private SesLimits() {}
}
