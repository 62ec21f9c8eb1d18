package io.pennypost.api.gateway;

import io.pennypost.aws.protocol.OperationShape;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.aws.protocol.WireError;
import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.aws.protocol.WireResponse;
import io.pennypost.aws.sigv4.Verdict;
import io.pennypost.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns everything that can go wrong with a call into an answer in the service's own shape.
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    /// No service claims the request; the nearest one says so in its own shape.
    Answer unknownRoute(AwsService nearest, Exchange exchange) {
        var unknown = nearest.protocol().unknownOperation(nearest.table(), exchange);
        // A path of nobody is not found; only at `/` could another Action or Version have helped.
        int status = exchange.rawPath().equals("/") ? unknown.status() : 404;
        return answer(
                nearest,
                Answer.UNKNOWN,
                new WireError(unknown.code(), status, unknown.message(), unknown.members()),
                exchange);
    }

    /// Not even one service is there to word an answer.
    Answer noService(Exchange exchange) {
        var body = "Not found\n".getBytes(StandardCharsets.US_ASCII);
        var response = new WireResponse(404, List.of(new Header("Content-Type", "text/plain")), body);
        return new Answer("none", Answer.UNKNOWN, "NotFound", response);
    }

    Answer unknownOperation(AwsService service, Exchange exchange) {
        var unknown = service.protocol().unknownOperation(service.table(), exchange);
        return answer(service, Answer.UNKNOWN, unknown, exchange);
    }

    /// AWS has the operation and we have not: the code clients know for it, and a text that says which of the two.
    Answer notBuilt(AwsService service, OperationShape shape, Exchange exchange) {
        var unknown = service.protocol().unknownOperation(service.table(), exchange);
        var text = Optional.of("Pennypost does not have the operation " + shape.name() + " yet.");
        return answer(service, shape.name(), new WireError(unknown.code(), unknown.status(), text, Map.of()), exchange);
    }

    Answer unauthenticated(AwsService service, OperationShape shape, Verdict.Refused reason, Exchange exchange) {
        var family = service.errors();
        var error = new WireError(
                family.code(reason.fault()), family.status(reason.fault()), Optional.of(family.text(reason)), Map.of());
        return answer(service, shape.name(), error, exchange);
    }

    /// The body was not taken.
    Answer unread(AwsService service, ReadFault fault, Exchange exchange) {
        return answer(service, Answer.UNKNOWN, fault.toWire(service.errors()), exchange);
    }

    /// An operation refused, or something broke.
    Answer failed(AwsService service, OperationShape shape, Throwable failure, Exchange exchange) {
        var error = switch (failure) {
            case ServiceError refusal -> refused(service, shape, refusal, exchange);
            case StoreException store
            when unavailable(store) -> {
                LOG.warn("{} {} was refused: {}", service.name(), shape.name(), store.getMessage());
                yield new WireError(
                        "ServiceUnavailable",
                        503,
                        Optional.of("The service is temporarily unavailable; try again."),
                        Map.of());
            }
            default -> {
                LOG.error(
                        "{} {} failed; the caller got InternalFailure with request id {}.",
                        service.name(),
                        shape.name(),
                        exchange.requestId(),
                        failure);
                yield service.table().internalFailure();
            }
        };
        return answer(service, shape.name(), error, exchange);
    }

    private static boolean unavailable(StoreException failure) {
        return switch (failure.kind()) {
            case FULL, UNSAFE, CLOSED -> true;
            case FAILED -> false;
        };
    }

    private static WireError refused(
            AwsService service, OperationShape shape, ServiceError refusal, Exchange exchange) {
        if (!service.table().knows(refusal.code())) {
            LOG.error(
                    "{} {} refused with {}, which its table does not know; the caller got InternalFailure with request"
                            + " id {}.",
                    service.name(),
                    shape.name(),
                    refusal.code(),
                    exchange.requestId());
        }
        return service.table().error(shape, refusal);
    }

    private static Answer answer(AwsService service, String operation, WireError error, Exchange exchange) {
        var response = service.protocol().encodeError(service.table(), error, exchange.requestId());
        return new Answer(service.name(), operation, error.code(), response);
    }
}
