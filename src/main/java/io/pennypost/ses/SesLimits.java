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
