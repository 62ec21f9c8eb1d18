package io.pennypost.web.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pennypost.api.gateway.Exchange;
import io.pennypost.api.gateway.HttpReply;
import io.pennypost.api.gateway.HttpRoute;
import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.neighbor.sns.UnsignedCalls;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.List;

/// `GET /?Action=ConfirmSubscription&…` and `GET /?Action=Unsubscribe&…` without a signature: the links in
/// notifications. A signed call goes on to the operation of the same name.
public final class SubscriptionLinks implements HttpRoute {
    private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

    private final UnsignedCalls calls;

    public SubscriptionLinks(UnsignedCalls calls) {
        this.calls = calls;
    }

    @Override
    public boolean matches(Exchange exchange) {
        return exchange.rawPath().equals("/")
                && exchange.method().equals("GET")
                && exchange.header("Authorization").isEmpty()
                && exchange.rawParameter("X-Amz-Signature").isEmpty()
                && List.of("ConfirmSubscription", "Unsubscribe")
                        .contains(exchange.rawParameter("Action").orElse(""));
    }

    @Override
    public void serve(Exchange exchange, HttpReply reply) throws IOException {
        if (parameter(exchange, "Action").equals("Unsubscribe")) {
            unsubscribe(exchange, reply);
            return;
        }
        var confirmed = calls.confirm(parameter(exchange, "TopicArn"), parameter(exchange, "Token"));
        if (confirmed.isEmpty()) {
            refuse(exchange, reply, 400, "InvalidParameter", "Invalid parameter: Token");
            return;
        }
        send(reply, 200, """
                <ConfirmSubscriptionResponse xmlns="%s">
                  <ConfirmSubscriptionResult>
                    <SubscriptionArn>%s</SubscriptionArn>
                  </ConfirmSubscriptionResult>
                  <ResponseMetadata>
                    <RequestId>%s</RequestId>
                  </ResponseMetadata>
                </ConfirmSubscriptionResponse>
                """.formatted(NAMESPACE, confirmed.get(), exchange.requestId()));
    }

    private void unsubscribe(Exchange exchange, HttpReply reply) throws IOException {
        if (!calls.unsubscribe(parameter(exchange, "SubscriptionArn"))) {
            refuse(exchange, reply, 403, "AuthorizationError", "Only its owner can end this subscription.");
            return;
        }
        send(reply, 200, """
                <UnsubscribeResponse xmlns="%s">
                  <ResponseMetadata>
                    <RequestId>%s</RequestId>
                  </ResponseMetadata>
                </UnsubscribeResponse>
                """.formatted(NAMESPACE, exchange.requestId()));
    }

    /// Empty when it is absent or malformed: then it is not valid either.
    private static String parameter(Exchange exchange, String name) {
        try {
            return URLDecoder.decode(exchange.rawParameter(name).orElse(""), UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    private static void refuse(Exchange exchange, HttpReply reply, int status, String code, String text)
            throws IOException {
        send(reply, status, """
                <ErrorResponse xmlns="%s">
                  <Error>
                    <Type>Sender</Type>
                    <Code>%s</Code>
                    <Message>%s</Message>
                  </Error>
                  <RequestId>%s</RequestId>
                </ErrorResponse>
                """.formatted(NAMESPACE, code, text, exchange.requestId()));
    }

    private static void send(HttpReply reply, int status, String xml) throws IOException {
        var head = List.of(new Header("Content-Type", "text/xml"), new Header("Cache-Control", "no-store"));
        reply.send(status, head, xml.getBytes(UTF_8));
    }
}
