package io.pennypost.server;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.KnownTopics;
import io.pennypost.ses.receiptrule.ActionTargets;
import io.pennypost.ses.receiptrule.ReceiptFilters;
import io.pennypost.ses.receiptrule.ReceiptRuleSets;
import java.util.Set;
import java.util.regex.Pattern;

/// What receiving looks at: rules and filters.
record Receiving(ReceiptRuleSets ruleSets, ReceiptFilters filters) {
    static Receiving make(Base base, KnownTopics topics) {
        var catalog = base.store().catalog();
        var targets = new Targets(base.settings().endpoints().byService().keySet());
        return new Receiving(new ReceiptRuleSets(catalog, topics, targets), new ReceiptFilters(catalog));
    }

    /// What actions may lead to: the services that are configured, and buckets, of which we have our own.
    ///
    /// @param elsewhere services with an endpoint; they are not asked now, and say themselves what they
    ///     refuse
    private record Targets(Set<String> elsewhere) implements ActionTargets {
        /// "Bucket naming rules" of S3, of which the name of a directory can be made.
        private static final Pattern BUCKET =
                Pattern.compile("(?![0-9.]+$)(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

        @Override
        public boolean canWrite(Scope scope, String bucketName) {
            return BUCKET.matcher(bucketName).matches();
        }

        @Override
        public boolean canEncrypt(Scope scope, String kmsKeyArn) {
            return elsewhere.contains("kms");
        }

        @Override
        public boolean canInvoke(Scope scope, String functionArn) {
            return elsewhere.contains("lambda");
        }
    }
}
