package io.pennypost.ses.receiptrule;

import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.ses.AlreadyExists;
import io.pennypost.ses.BadRequest;
import java.util.Map;

/// What is said when something about receipt rules cannot be done. The codes are those of v1, which has no
/// twin.
final class Refusals {
    private static final String NAME = "Name";

    private Refusals() {}

    static ServiceError noRuleSet(String name) {
        return new ServiceError("RuleSetDoesNotExistException", "Rule set does not exist: " + name, Map.of(NAME, name));
    }

    static ServiceError noRule(String name) {
        return new ServiceError("RuleDoesNotExistException", "Rule does not exist: " + name, Map.of(NAME, name));
    }

    static AlreadyExists taken(String what, String name) {
        return new AlreadyExists(what + " already exists: " + name, Map.of(NAME, name));
    }

    static ServiceError active(String ruleSetName) {
        return new ServiceError(
                "CannotDeleteException", "Cannot delete active rule set: " + ruleSetName, Map.of(NAME, ruleSetName));
    }

    static ServiceError topic(String topicArn) {
        return new ServiceError(
                "InvalidSnsTopicException", "Could not publish to SNS topic: " + topicArn, Map.of("Topic", topicArn));
    }

    static ServiceError bucket(String bucketName) {
        return new ServiceError(
                "InvalidS3ConfigurationException",
                "Could not write to bucket: " + bucketName,
                Map.of("Bucket", bucketName));
    }

    static ServiceError key(String bucketName, String kmsKeyArn) {
        return new ServiceError(
                "InvalidS3ConfigurationException", "Could not use KMS key: " + kmsKeyArn, Map.of("Bucket", bucketName));
    }

    static ServiceError function(String functionArn) {
        return new ServiceError(
                "InvalidLambdaFunctionException",
                "Could not invoke Lambda function: " + functionArn,
                Map.of("FunctionArn", functionArn));
    }

    static BadRequest notValid(String parameter, String value) {
        return new BadRequest("Not a valid " + parameter + ": " + value);
    }

    /// The table has the letters and the length; the first and last letter are left to us.
    static void checkName(String parameter, String name) {
        if (name.isEmpty() || !isAlphanumeric(name.charAt(0)) || !isAlphanumeric(name.charAt(name.length() - 1))) {
            throw notValid(parameter, name);
        }
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
