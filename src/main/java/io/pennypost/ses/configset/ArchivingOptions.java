package io.pennypost.ses.configset;

import java.util.Optional;

/// Where sent mail is archived. AWS: shape `ArchivingOptions`.
public record ArchivingOptions(Optional<String> archiveArn) {}
