package io.pennypost.ses.importjob;

import java.util.Optional;

/// Where records go; exactly one of the two is there. AWS: shape `ImportDestination`.
public record ImportDestination(
        Optional<SuppressionListDestination> suppressionListDestination,
        Optional<ContactListDestination> contactListDestination) {
    /// AWS: shape `SuppressionListDestination`.
    public record SuppressionListDestination(ImportAction suppressionListImportAction) {}

    /// AWS: shape `ContactListDestination`.
    public record ContactListDestination(String contactListName, ImportAction contactListImportAction) {}

    ImportDestinationType type() {
        return suppressionListDestination.isPresent()
                ? ImportDestinationType.SUPPRESSION_LIST
                : ImportDestinationType.CONTACT_LIST;
    }
}
