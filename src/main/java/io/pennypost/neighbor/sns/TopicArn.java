package io.pennypost.neighbor.sns;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a topic everywhere: `arn:aws:sns:us-east-1:000000000000:events`.
public record TopicArn(Scope scope, String name) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1," + SnsLimits.TOPIC_NAME_MAX + "}");
    private static final int PARTS = 6;

    /// What the ARNs of a topic's subscriptions have besides.
    private static final int SUBSCRIPTION_PARTS = PARTS + 1;

    /// Whether a topic may be called so.
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /// The ARN as it is written.
    public String text() {
        return "arn:aws:sns:" + scope.region() + ":" + scope.account() + ":" + name;
    }

    /// Reads the ARN of a topic in the caller's place. Clients that skip their account's number leave it
    /// empty.
    ///
    /// @param parameter what the operation calls it
    /// @throws ServiceError `InvalidParameter` for what cannot be one here, `AuthorizationError` for one of
    ///     another account
    static TopicArn read(Scope caller, String parameter, String text) {
        var parts = parts(caller, parameter, text);
        if (parts.length != PARTS) {
            throw Refusals.invalid(parameter);
        }
        return new TopicArn(caller, parts[PARTS - 1]);
    }

    /// Reads the ARN of a subscription: its topic and, behind another colon, its id.
    static SubscriptionArn readSubscription(Scope caller, String text) {
        var parts = parts(caller, "SubscriptionArn", text);
        if (parts.length != SUBSCRIPTION_PARTS) {
            throw Refusals.invalid("SubscriptionArn");
        }
        return new SubscriptionArn(new TopicArn(caller, parts[PARTS - 1]), parts[PARTS]);
    }

    private static String[] parts(Scope caller, String parameter, String text) {
        var parts = text.split(":", -1);
        if (parts.length < PARTS) {
            throw Refusals.invalid(
                    parameter + " Reason: An ARN must have at least " + PARTS + " elements, not " + parts.length);
        }
        var isHere = parts[0].equals("arn")
                && parts[1].equals("aws")
                && parts[2].equals("sns")
                && parts[3].equals(caller.region())
                && isName(parts[PARTS - 1]);
        if (!isHere) {
            throw Refusals.invalid(parameter);
        }
        if (!parts[4].isEmpty() && !parts[4].equals(caller.account())) {
            throw Refusals.notAuthorized(text);
        }
        return parts;
    }

    /// The place that an ARN of a topic or subscription names; empty when it names none.
    public static Optional<Scope> place(String text) {
        var parts = text.split(":", -1);
        try {
            return parts.length >= PARTS ? Optional.of(new Scope(parts[4], parts[3])) : Optional.empty();
        } catch (IllegalArgumentException noPlace) {
            return Optional.empty();
        }
    }

    /// The topic of an ARN that somebody mentions; empty when it cannot be one of this place.
    static Optional<TopicArn> parse(Scope place, String text) {
        try {
            return Optional.of(read(place, "TopicArn", text));
        } catch (ServiceError notHere) {
            return Optional.empty();
        }
    }
}
