package io.pennypost.neighbor.sns;

import io.pennypost.neighbor.sns.RetryPolicy.Backoff;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How HTTP endpoints are served: retries, a rate, the type of the content.
///
/// A topic writes it as `{"http":{"defaultHealthyRetryPolicy":{…},"defaultThrottlePolicy":{…},…}}`, a
/// subscription as `{"healthyRetryPolicy":{…},"throttlePolicy":{…},…}`, which wins unless the topic disables
/// that.
///
/// @param retries what a delivery obeys
/// @param maxReceivesPerSecond empty for no limit
/// @param contentType of the request
/// @param overridesDisabled whether subscriptions' own policies are passed over
public record DeliveryPolicy(
        RetryPolicy retries, Optional<Integer> maxReceivesPerSecond, String contentType, boolean overridesDisabled) {
    /// What applies where nothing is said.
    public static final DeliveryPolicy DEFAULT =
            new DeliveryPolicy(RetryPolicy.DEFAULT, Optional.empty(), "text/plain; charset=UTF-8", false);

    private static final Set<String> RETRY_MEMBERS = Set.of(
            "minDelayTarget",
            "maxDelayTarget",
            "numRetries",
            "numNoDelayRetries",
            "numMinDelayRetries",
            "numMaxDelayRetries",
            "backoffFunction");

    /// Reads a topic's.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError `InvalidParameter` with what is wrong
    static DeliveryPolicy ofTopic(String text) {
        var http = object(Json.parse(text).orElseThrow(() -> fault("failed to parse JSON.")), Set.of("http"))
                .find("http");
        if (http.isEmpty()) {
            return DEFAULT;
        }
        var members = object(
                http.get(),
                Set.of(
                        "defaultHealthyRetryPolicy",
                        "defaultSicklyRetryPolicy",
                        "defaultThrottlePolicy",
                        "defaultRequestPolicy",
                        "disableSubscriptionOverrides"));
        return of(members, "defaultHealthyRetryPolicy", "defaultThrottlePolicy", "defaultRequestPolicy");
    }

    /// Reads a subscription's.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError `InvalidParameter` with what is wrong
    static DeliveryPolicy ofSubscription(String text) {
        var members = object(
                Json.parse(text).orElseThrow(() -> fault("failed to parse JSON.")),
                Set.of("healthyRetryPolicy", "sicklyRetryPolicy", "throttlePolicy", "requestPolicy", "guaranteed"));
        return of(members, "healthyRetryPolicy", "throttlePolicy", "requestPolicy");
    }

    private static DeliveryPolicy of(Json.Members members, String retry, String throttle, String request) {
        var retries = given(members, retry).map(DeliveryPolicy::retries).orElse(RetryPolicy.DEFAULT);
        var rate = given(members, throttle)
                .flatMap(json -> given(object(json, Set.of("maxReceivesPerSecond")), "maxReceivesPerSecond"))
                .map(json -> whole("maxReceivesPerSecond", json));
        if (rate.isPresent() && rate.get() < 1) {
            throw fault("maxReceivesPerSecond must be greater than or equal to 1");
        }
        var type = given(members, request)
                .flatMap(json -> given(object(json, Set.of("headerContentType")), "headerContentType"))
                .map(json -> text("headerContentType", json))
                .orElse(DEFAULT.contentType());
        var disabled = members.find("disableSubscriptionOverrides").filter(json -> json == Json.Word.TRUE);
        return new DeliveryPolicy(retries, rate, type, disabled.isPresent());
    }

    private static RetryPolicy retries(Json json) {
        var members = object(json, RETRY_MEMBERS);
        var defaults = RetryPolicy.DEFAULT;
        var policy = new RetryPolicy(
                number(members, "minDelayTarget", defaults.minDelayTarget()),
                number(members, "maxDelayTarget", defaults.maxDelayTarget()),
                number(members, "numRetries", defaults.numRetries()),
                number(members, "numNoDelayRetries", 0),
                number(members, "numMinDelayRetries", 0),
                number(members, "numMaxDelayRetries", 0),
                given(members, "backoffFunction").map(DeliveryPolicy::backoff).orElse(Backoff.LINEAR));
        if (!policy.fault().isEmpty()) {
            throw fault(policy.fault());
        }
        return policy;
    }

    private static Backoff backoff(Json json) {
        for (var function : Backoff.values()) {
            if (json.equals(new Json.Text(function.word()))) {
                return function;
            }
        }
        throw fault("backoffFunction must be one of arithmetic, exponential, geometric or linear");
    }

    private static int number(Json.Members members, String name, int otherwise) {
        return given(members, name).map(json -> whole(name, json)).orElse(otherwise);
    }

    private static int whole(String name, Json json) {
        if (json instanceof Json.Decimal(var value)) {
            try {
                return value.intValueExact();
            } catch (ArithmeticException notWhole) {
                throw fault(name + " must be an integer");
            }
        }
        throw fault(name + " must be an integer");
    }

    private static String text(String name, Json json) {
        if (json instanceof Json.Text(var value)) {
            return value;
        }
        throw fault(name + " must be a string");
    }

    /// A member that is there and not null.
    private static Optional<Json> given(Json.Members members, String name) {
        return members.find(name).filter(json -> json != Json.Word.NULL);
    }

    private static Json.Members object(Json json, Set<String> known) {
        var members = json.asMembers().orElseThrow(() -> fault("must be a JSON object"));
        for (var name : members.byName().keySet()) {
            if (!known.contains(name)) {
                throw fault("unknown member " + name);
            }
        }
        return members;
    }

    private static RuntimeException fault(String what) {
        return Refusals.invalid("DeliveryPolicy: " + what);
    }

    /// With every default written out, as a topic's `EffectiveDeliveryPolicy`.
    String printForTopic() {
        var http = new LinkedHashMap<String, Json>();
        http.put("defaultHealthyRetryPolicy", retriesJson());
        http.put("disableSubscriptionOverrides", overridesDisabled ? Json.Word.TRUE : Json.Word.FALSE);
        throttleJson().ifPresent(throttle -> http.put("defaultThrottlePolicy", throttle));
        http.put("defaultRequestPolicy", requestJson());
        return new Json.Members(Map.of("http", new Json.Members(http))).print();
    }

    /// With every default written out, as a subscription's `EffectiveDeliveryPolicy`.
    String printForSubscription() {
        var members = new LinkedHashMap<String, Json>();
        members.put("healthyRetryPolicy", retriesJson());
        members.put("sicklyRetryPolicy", Json.Word.NULL);
        members.put("throttlePolicy", throttleJson().orElse(Json.Word.NULL));
        members.put("requestPolicy", requestJson());
        members.put("guaranteed", Json.Word.FALSE);
        return new Json.Members(members).print();
    }

    private Json retriesJson() {
        var members = new LinkedHashMap<String, Json>();
        members.put("minDelayTarget", number(retries.minDelayTarget()));
        members.put("maxDelayTarget", number(retries.maxDelayTarget()));
        members.put("numRetries", number(retries.numRetries()));
        members.put("numMaxDelayRetries", number(retries.numMaxDelayRetries()));
        members.put("numNoDelayRetries", number(retries.numNoDelayRetries()));
        members.put("numMinDelayRetries", number(retries.numMinDelayRetries()));
        members.put("backoffFunction", new Json.Text(retries.backoffFunction().word()));
        return new Json.Members(members);
    }

    private Optional<Json> throttleJson() {
        return maxReceivesPerSecond.map(rate -> new Json.Members(Map.of("maxReceivesPerSecond", number(rate))));
    }

    private Json requestJson() {
        return new Json.Members(Map.of("headerContentType", new Json.Text(contentType)));
    }

    private static Json number(int value) {
        return new Json.Decimal(BigDecimal.valueOf(value));
    }
}
