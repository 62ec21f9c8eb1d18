package io.pennypost.api.sesv1;

import io.pennypost.ses.BadRequest;
import io.pennypost.ses.receiptrule.ReceiptAction;
import io.pennypost.ses.receiptrule.ReceiptAction.Encoding;
import io.pennypost.ses.receiptrule.ReceiptAction.Invocation;
import java.util.Optional;
import java.util.stream.Stream;

/// One of eight actions. AWS: shape `ReceiptAction`, which is no union, so that one is demanded here.
record ReceiptActionShape(
        Optional<S3Action> s3Action,
        Optional<BounceAction> bounceAction,
        Optional<WorkmailAction> workmailAction,
        Optional<LambdaAction> lambdaAction,
        Optional<StopAction> stopAction,
        Optional<AddHeaderAction> addHeaderAction,
        Optional<SnsAction> sNSAction,
        Optional<ConnectAction> connectAction) {
    /// AWS: shape of the same name, like those that follow.
    record S3Action(
            String bucketName,
            Optional<String> topicArn,
            Optional<String> objectKeyPrefix,
            Optional<String> kmsKeyArn,
            Optional<String> iamRoleArn) {
        ReceiptAction toAction() {
            return new ReceiptAction.S3(bucketName, objectKeyPrefix, kmsKeyArn, iamRoleArn, topicArn);
        }
    }

    record BounceAction(
            String smtpReplyCode,
            String message,
            String sender,
            Optional<String> topicArn,
            Optional<String> statusCode) {
        ReceiptAction toAction() {
            return new ReceiptAction.Bounce(smtpReplyCode, statusCode, message, sender, topicArn);
        }
    }

    record WorkmailAction(String organizationArn) {}

    record LambdaAction(String functionArn, Optional<String> topicArn, Optional<Invocation> invocationType) {
        ReceiptAction toAction() {
            return new ReceiptAction.Lambda(functionArn, invocationType.orElse(Invocation.EVENT), topicArn);
        }
    }

    /// @param scope always `RuleSet`
    record StopAction(String scope, Optional<String> topicArn) {
        ReceiptAction toAction() {
            return new ReceiptAction.Stop(topicArn);
        }
    }

    record AddHeaderAction(String headerName, String headerValue) {
        ReceiptAction toAction() {
            return new ReceiptAction.AddHeader(headerName, headerValue);
        }
    }

    /// AWS: shape `SNSAction`.
    record SnsAction(String topicArn, Optional<Encoding> encoding) {
        ReceiptAction toAction() {
            return new ReceiptAction.Sns(topicArn, encoding.orElse(Encoding.UTF_8));
        }
    }

    record ConnectAction(String instanceARN, String iAMRoleARN) {}

    /// @throws BadRequest when it is not exactly one action, or one of a service that is at AWS alone
    ReceiptAction toAction() {
        workmailAction.ifPresent(_ -> {
            throw ReceiptAction.unavailable("WorkMail");
        });
        connectAction.ifPresent(_ -> {
            throw ReceiptAction.unavailable("Amazon Connect");
        });
        var given = Stream.of(
                        s3Action.map(S3Action::toAction),
                        bounceAction.map(BounceAction::toAction),
                        lambdaAction.map(LambdaAction::toAction),
                        stopAction.map(StopAction::toAction),
                        addHeaderAction.map(AddHeaderAction::toAction),
                        sNSAction.map(SnsAction::toAction))
                .flatMap(Optional::stream)
                .toList();
        if (given.size() != 1) {
            throw new BadRequest("Exactly one action must be specified in each ReceiptAction.");
        }
        return given.getFirst();
    }

    static ReceiptActionShape of(ReceiptAction action) {
        return new ReceiptActionShape(
                action instanceof ReceiptAction.S3(var bucket, var prefix, var key, var role, var topic)
                        ? Optional.of(new S3Action(bucket, topic, prefix, key, role))
                        : Optional.empty(),
                action instanceof ReceiptAction.Bounce(var reply, var status, var text, var sender, var topic)
                        ? Optional.of(new BounceAction(reply, text, sender, topic, status))
                        : Optional.empty(),
                Optional.empty(),
                action instanceof ReceiptAction.Lambda(var function, var invocation, var topic)
                        ? Optional.of(new LambdaAction(function, topic, Optional.of(invocation)))
                        : Optional.empty(),
                action instanceof ReceiptAction.Stop(var topic)
                        ? Optional.of(new StopAction("RuleSet", topic))
                        : Optional.empty(),
                action instanceof ReceiptAction.AddHeader(var name, var value)
                        ? Optional.of(new AddHeaderAction(name, value))
                        : Optional.empty(),
                action instanceof ReceiptAction.Sns(var topic, var encoding)
                        ? Optional.of(new SnsAction(topic, Optional.of(encoding)))
                        : Optional.empty(),
                Optional.empty());
    }
}
