package io.pennypost.ses;

import java.time.Duration;

/// The quotas of SES on what an account may have, per region. Source: "Service quotas in Amazon SES".
public final class SesLimits {
    /// Identities per account and region; one more is refused with `LimitExceededException`.
    public static final int IDENTITIES_MAX = 10_000;

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

    /// Items on a page of identities or configuration sets.
    public static final int PAGE_SIZE_MAX = 1000;

    /// Page size of v2 ListEmailIdentities when the caller names none.
    public static final int IDENTITIES_PAGE_SIZE = 25;

    /// Page size of v1 ListIdentities when the caller names none.
    public static final int IDENTITIES_PAGE_SIZE_V1 = 1000;

    /// Page size of ListConfigurationSets when the caller names none.
    public static final int CONFIGURATION_SETS_PAGE_SIZE = 50;

    /// Identities that one v1 Get…Attributes call may ask for.
    public static final int IDENTITIES_ASKED_MAX = 100;

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

    private SesLimits() {}
}
