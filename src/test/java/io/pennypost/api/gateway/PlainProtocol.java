package io.pennypost.api.gateway;

import io.pennypost.aws.protocol.OperationMatch;
import io.pennypost.aws.protocol.OperationShape;
import io.pennypost.aws.protocol.Protocol;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.aws.protocol.ServiceTable;
import io.pennypost.aws.protocol.TestShapes;
import io.pennypost.aws.protocol.WireError;
import io.pennypost.aws.protocol.WireRequest;
import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.aws.protocol.WireResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A protocol one can read in a test: `Action=Name` in the query or body, or the path's last segment, names the
/// operation; the body is the input's only component; answers are `style:text`.
final class PlainProtocol implements Protocol {
    private final String style;

    PlainProtocol(String style) {
        this.style = style;
    }

    @Override
    public Optional<OperationMatch> match(ServiceTable service, WireRequest request) {
        return service.operation(name(request)).map(TestShapes::match);
    }

    private static String name(WireRequest request) {
        if (!request.rawPath().equals("/")) {
            return request.rawPath().substring(request.rawPath().lastIndexOf('/') + 1);
        }
        var text = request.rawQuery() + "&" + text(request);
        int start = text.indexOf("Action=");
        if (start < 0) {
            return "";
        }
        int end = text.indexOf('&', start);
        return text.substring(start + "Action=".length(), end < 0 ? text.length() : end);
    }

    private static String text(WireRequest request) {
        try {
            return new String(request.body().toBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public <I extends Record> I decode(OperationMatch match, Class<I> inputType, WireRequest request) {
        var text = text(request);
        if (text.equals("undecodable")) {
            throw new ServiceError("SerializationException", "bad");
        }
        try {
            var components = inputType.getRecordComponents();
            var constructor = components.length == 0
                    ? inputType.getDeclaredConstructor()
                    : inputType.getDeclaredConstructor(String.class);
            constructor.setAccessible(true);
            return inputType.cast(components.length == 0 ? constructor.newInstance() : constructor.newInstance(text));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public WireResponse encode(OperationShape operation, Record output, String requestId) {
        return response(200, output.toString());
    }

    @Override
    public WireResponse encodeError(ServiceTable service, WireError error, String requestId) {
        return response(error.status(), error.code() + ": " + error.message().orElse(""));
    }

    @Override
    public WireError unknownOperation(ServiceTable service, WireRequest request) {
        return style.equals("json")
                ? new WireError("UnknownOperationException", 404, Optional.empty(), Map.of())
                : new WireError(
                        name(request).isEmpty() ? "MissingAction" : "InvalidAction", 400, Optional.empty(), Map.of());
    }

    private WireResponse response(int status, String text) {
        return new WireResponse(
                status,
                List.of(new Header("Content-Type", "text/plain")),
                (style + ":" + text).getBytes(StandardCharsets.UTF_8));
    }
}
