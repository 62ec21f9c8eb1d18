package io.pennypost.ses.identity;

/// The start of authority that the last look saw. AWS: shape `SOARecord`.
public record SoaRecord(String primaryNameServer, String adminEmail, long serialNumber) {}
