package io.pennypost.neighbor.sns;

import io.pennypost.aws.protocol.ServiceError;

/// What SNS says when something cannot be done.
final class Refusals {
    private Refusals() {}

    /// @param what what AWS writes behind the colon: a parameter, perhaps with a reason
    static ServiceError invalid(String what) {
        return new ServiceError("InvalidParameterException", "Invalid parameter: " + what);
    }

    static ServiceError noTopic() {
        return new ServiceError("NotFoundException", "Topic does not exist");
    }

    static ServiceError noSubscription() {
        return new ServiceError("NotFoundException", "Subscription does not exist");
    }

    static ServiceError noTaggedResource() {
        return new ServiceError("ResourceNotFoundException", "Resource does not exist");
    }

    static ServiceError notAuthorized(String arn) {
        return new ServiceError(
                "AuthorizationErrorException",
                "Not authorized to access " + arn + " because no resource-based policy allows it");
    }

    static ServiceError tooManyTopics() {
        return new ServiceError(
                "TopicLimitExceededException", "An account can have at most " + SnsLimits.TOPICS_MAX + " topics.");
    }

    static ServiceError tooManySubscriptions() {
        return new ServiceError(
                "SubscriptionLimitExceededException",
                "A topic can have at most " + SnsLimits.SUBSCRIPTIONS_PER_TOPIC_MAX + " subscriptions.");
    }

    static ServiceError tooManyFilterPolicies() {
        return new ServiceError(
                "FilterPolicyLimitExceededException",
                "A topic can have at most " + SnsLimits.FILTER_POLICIES_PER_TOPIC_MAX + " filter policies.");
    }

    static ServiceError tooManyTags() {
        return new ServiceError(
                "TagLimitExceededException", "Could not complete request: tag quota of per resource exceeded");
    }

    static ServiceError invalidAttribute(String name, String what) {
        return new ServiceError("InvalidParameterValueException", "The message attribute '" + name + "' " + what);
    }
}
