package io.pennypost.aws.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Form parameters in, XML out (`aws.protocols#awsQuery`), as SES v1, IAM, STS and SNS speak it.
///
/// `Action` and `Version` name the operation, in the body of a POST or in the query of any request.
public final class Query implements Protocol {
    private static final String ACTION = "Action";
    private static final String VERSION = "Version";

    private final Codecs codecs = new Codecs();
    private final BlobSink sink;

    /// @param sink takes the blobs of more than 1 MiB
    public Query(BlobSink sink) {
        this.sink = sink;
    }

    /// A request without a version is taken to mean the service's.
    @Override
    public Optional<OperationMatch> match(ServiceTable service, WireRequest request) {
        var asked = Asked.of(request);
        if (asked.version().isPresent() && !asked.version().get().equals(service.version())) {
            return Optional.empty();
        }
        return asked.action().flatMap(service::operation).map(OperationMatch::of);
    }

    @Override
    public <I extends Record> I decode(OperationMatch match, Class<I> inputType, WireRequest request) {
        var codec = codecs.input(inputType, match.operation());
        var form = new Form(match.operation().inputOrEmpty(), sink);
        try (var query = queryOf(request);
                var body = request.body().open()) {
            form.add(query);
            form.add(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var violations = new Violations(true);
        var input = codec.read(new FormShapeReader(form.root()), violations);
        return violations.valueOrThrow(inputType, input);
    }

    private static InputStream queryOf(WireRequest request) {
        return new ByteArrayInputStream(request.rawQuery().getBytes(UTF_8));
    }

    @Override
    public WireResponse encode(OperationShape operation, Record output, String requestId) {
        var xml = new XmlShapeWriter();
        xml.begin(operation.name() + "Response", operation.namespace().orElse(""));
        if (operation.output().isPresent()) {
            xml.begin(operation.name() + "Result");
            codecs.output(output.getClass(), operation).write(xml, output);
            xml.end();
        }
        xml.begin("ResponseMetadata");
        xml.element("RequestId", requestId);
        xml.end();
        xml.end();
        return new WireResponse(200, headers(requestId), xml.toBytes());
    }

    @Override
    public WireResponse encodeError(ServiceTable service, WireError error, String requestId) {
        var xml = new XmlShapeWriter();
        xml.begin("ErrorResponse", service.namespace().orElse(""));
        xml.begin("Error");
        xml.element("Type", error.status() >= 500 ? "Receiver" : "Sender");
        xml.element("Code", error.code());
        xml.element("Message", error.message().orElse(""));
        error.members().forEach(xml::element);
        xml.end();
        xml.element("RequestId", requestId);
        xml.end();
        return new WireResponse(error.status(), headers(requestId), xml.toBytes());
    }

    private static List<WireRequest.Header> headers(String requestId) {
        return List.of(
                new WireRequest.Header("x-amzn-RequestId", requestId),
                new WireRequest.Header("Content-Type", "text/xml"));
    }

    @Override
    public WireError unknownOperation(ServiceTable service, WireRequest request) {
        var asked = Asked.of(request);
        if (asked.action().isEmpty()) {
            var text = "The request is missing an action or a required parameter.";
            return new WireError("MissingAction", 400, Optional.of(text), Map.of());
        }
        var text = "Could not find operation " + asked.action().get() + " for version "
                + asked.version().orElse(service.version());
        return new WireError("InvalidAction", 400, Optional.of(text), Map.of());
    }

    /// What a request asks for; found without holding the rest of its parameters.
    private record Asked(Optional<String> action, Optional<String> version) {
        static Asked of(WireRequest request) {
            var none = new Asked(Optional.empty(), Optional.empty());
            try (var query = queryOf(request);
                    var body = request.body().open()) {
                return none.withAll(query).withAll(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Asked withAll(InputStream encoded) throws IOException {
            var found = this;
            var scanner = new FormScanner(encoded);
            while (!found.isComplete() && scanner.next()) {
                switch (scanner.name()) {
                    case ACTION -> found = new Asked(Optional.of(scanner.value()), found.version);
                    case VERSION -> found = new Asked(found.action, Optional.of(scanner.value()));
                    default -> {}
                }
            }
            return found;
        }

        private boolean isComplete() {
            return action.isPresent() && version.isPresent();
        }
    }
}
