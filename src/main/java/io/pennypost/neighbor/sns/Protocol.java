package io.pennypost.neighbor.sns;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.mail.address.Mailbox.Parsing.Malformed;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a subscription is served. SMS and mobile push are not: they need carriers and vendors.
public enum Protocol {
    /// A request to a URL.
    HTTP,
    /// A request over TLS.
    HTTPS,
    /// A mail with the message as its text.
    EMAIL,
    /// A mail with the whole envelope as JSON.
    EMAIL_JSON,
    /// A message in a queue.
    SQS,
    /// A call of a function.
    LAMBDA,
    /// A record in a stream.
    FIREHOSE;

    private static final Pattern QUEUE = arn("sqs", "[A-Za-z0-9_.-]+");
    private static final Pattern FUNCTION = arn("lambda", "function:[A-Za-z0-9_:$.-]+");
    private static final Pattern STREAM = arn("firehose", "deliverystream/[A-Za-z0-9_.-]+");

    private static Pattern arn(String service, String resource) {
        return Pattern.compile("arn:aws:" + service + ":[a-z0-9-]+:([0-9]{12}):" + resource);
    }

    /// The protocol of a word; empty when we have none such.
    static Optional<Protocol> parse(String word) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.word().equals(word))
                .findFirst();
    }

    /// As it is written: `email-json`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether messages may go out without their envelope.
    boolean canBeRaw() {
        return switch (this) {
            case HTTP, HTTPS, SQS, FIREHOSE -> true;
            case EMAIL, EMAIL_JSON, LAMBDA -> false;
        };
    }

    /// Whether requests are made, which a delivery policy can shape.
    boolean isHttp() {
        return this == HTTP || this == HTTPS;
    }

    /// Whether the endpoint's owner must agree first; what belongs to the same account has agreed.
    boolean needsConfirmation(Scope scope, String endpoint) {
        return switch (this) {
            case HTTP, HTTPS, EMAIL, EMAIL_JSON -> true;
            case SQS, LAMBDA, FIREHOSE -> !endpoint.contains(":" + scope.account() + ":");
        };
    }

    /// Refuses an endpoint that this protocol cannot reach.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError `InvalidParameter` with what is wrong
    void checkEndpoint(String endpoint) {
        if (endpoint.isEmpty() || endpoint.length() > SnsLimits.ENDPOINT_MAX) {
            throw Refusals.invalid("Endpoint");
        }
        switch (this) {
            case HTTP, HTTPS -> {
                if (!isUrl(endpoint)) {
                    throw Refusals.invalid("Endpoint must match the specified protocol");
                }
            }
            case EMAIL, EMAIL_JSON -> {
                if (Mailbox.parseBare(endpoint) instanceof Malformed) {
                    throw Refusals.invalid("Email address");
                }
            }
            case SQS -> check(QUEUE, endpoint, "SQS endpoint ARN");
            case LAMBDA -> check(FUNCTION, endpoint, "Lambda endpoint ARN");
            case FIREHOSE -> check(STREAM, endpoint, "Firehose endpoint ARN");
        }
    }

    /// Whether this is the ARN of an SQS queue.
    static boolean isQueue(String arn) {
        return QUEUE.matcher(arn).matches();
    }

    private static void check(Pattern form, String endpoint, String what) {
        if (!form.matcher(endpoint).matches()) {
            throw Refusals.invalid(what);
        }
    }

    private boolean isUrl(String endpoint) {
        try {
            var url = new URI(endpoint);
            return word().equalsIgnoreCase(url.getScheme()) && url.getHost() != null && url.getFragment() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
