package io.pennypost.ses.importjob;

/// What is done with each record. AWS: enums `SuppressionListImportAction` and `ContactListImportAction`.
public enum ImportAction {
    PUT,
    DELETE
}
