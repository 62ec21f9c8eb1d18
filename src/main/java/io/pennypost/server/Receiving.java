package io.pennypost.server;

import io.pennypost.aws.arn.Scope;
import io.pennypost.receive.action.FunctionTarget;
import io.pennypost.receive.action.SetupNotification;
import io.pennypost.ses.receiptrule.ActionTargets;
import io.pennypost.ses.receiptrule.ReceiptFilters;
import io.pennypost.ses.receiptrule.ReceiptRuleSets;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

/// What receiving looks at: rules, filters, and the services that actions lead to.
record Receiving(ReceiptRuleSets ruleSets, ReceiptFilters filters, ActionServices services) {
    static Receiving make(Base base, Neighbors neighbors) {
        var catalog = base.store().catalog();
        var services = ActionServices.make(
                base,
                (scope, topicArn, subject, message) -> neighbors.publish(base, scope, topicArn, subject, message));
        var targets = new Targets(base.settings().endpoints().byService().keySet(), services.setup(base));
        return new Receiving(
                new ReceiptRuleSets(catalog, neighbors.knownTopics(), targets), new ReceiptFilters(catalog), services);
    }

    /// What actions may lead to: the services that are configured, and buckets, of which we have our own.
    ///
    /// @param elsewhere services with an endpoint
    private record Targets(Set<String> elsewhere, SetupNotification setup) implements ActionTargets {
        /// "Bucket naming rules" of S3, of which the name of a directory can be made.
        private static final Pattern BUCKET =
                Pattern.compile("(?![0-9.]+$)(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

        @Override
        public boolean canWrite(Scope scope, String bucketName, String objectKeyPrefix) {
            return BUCKET.matcher(bucketName).matches()
                    && succeeds(() -> setup.write(scope, bucketName, objectKeyPrefix));
        }

        @Override
        public boolean canPublish(Scope scope, String topicArn) {
            return succeeds(() -> setup.publish(scope, topicArn));
        }

        /// Nothing encrypts for us yet; to write in plain what shall be encrypted would be worse than to refuse.
        @Override
        public boolean canEncrypt(Scope scope, String kmsKeyArn) {
            return false;
        }

        @Override
        public boolean canInvoke(Scope scope, String functionArn) {
            return FunctionTarget.parse(functionArn)
                    .filter(target -> !(target instanceof FunctionTarget.Function) || elsewhere.contains("lambda"))
                    .isPresent();
        }

        private interface Attempt {
            void make() throws IOException;
        }

        private static boolean succeeds(Attempt attempt) {
            try {
                attempt.make();
                return true;
            } catch (IOException refused) {
                return false;
            }
        }
    }
}
