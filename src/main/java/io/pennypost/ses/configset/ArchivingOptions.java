package io.pennypost.ses.configset;

import java.util.Optional;

/// Where sent mail is archived: kept, and without effect here. AWS: shape `ArchivingOptions`.
public record ArchivingOptions(Optional<String> archiveArn) {
    /// Whether there is anything in it; a block without anything is none.
    boolean saysSomething() {
        return archiveArn.isPresent();
    }
}
