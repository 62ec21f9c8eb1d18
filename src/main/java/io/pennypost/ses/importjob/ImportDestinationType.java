package io.pennypost.ses.importjob;

/// What kind of list a job imports into. AWS: enum `ImportDestinationType`.
public enum ImportDestinationType {
    SUPPRESSION_LIST,
    CONTACT_LIST
}
