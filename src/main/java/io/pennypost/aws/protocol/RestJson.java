package io.pennypost.aws.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// REST with JSON bodies (`aws.protocols#restJson1`), as SES v2 speaks it.
///
/// Method and path name the operation; members stand in the path, in the query or in a JSON body; the error's code
/// stands in a header.
public final class RestJson implements Protocol {
    private final Codecs codecs = new Codecs();
    private final Map<PlanKey, Plan> plans = new ConcurrentHashMap<>();
    private final BlobSink sink;

    /// @param sink takes the blobs of more than 1 MiB
    public RestJson(BlobSink sink) {
        this.sink = sink;
    }

    @Override
    public Optional<OperationMatch> match(ServiceTable service, WireRequest request) {
        return service.routes().find(request.method(), request.rawPath());
    }

    @Override
    public <I extends Record> I decode(OperationMatch match, Class<I> inputType, WireRequest request) {
        var plan = plan(match, inputType);
        var violations = new Violations(false);
        var draft = plan.codec.new Draft(violations);
        for (var member : plan.labels) {
            // The match has a value for each label of its path.
            draft.member(member, new TextShapeReader(List.of(match.labels().getOrDefault(member.name(), ""))));
        }
        if (!plan.query.isEmpty() && !request.rawQuery().isEmpty()) {
            readQuery(plan, request.rawQuery(), draft);
        }
        if (!plan.body.isEmpty()) {
            JsonShapeReader.read(request.body(), plan.body, draft, sink);
        }
        var input = draft.finish();
        return violations.valueOrThrow(inputType, input);
    }

    private static void readQuery(Plan plan, String rawQuery, ShapeReader.MemberSink into) {
        var values = new LinkedHashMap<Member, List<String>>();
        try {
            var scanner = new FormScanner(new ByteArrayInputStream(rawQuery.getBytes(UTF_8)));
            while (scanner.next()) {
                var member = plan.query.get(scanner.name());
                if (member != null) {
                    values.computeIfAbsent(member, m -> new ArrayList<>()).add(scanner.value());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        values.forEach((member, texts) -> into.member(member, new TextShapeReader(texts)));
    }

    private Plan plan(OperationMatch match, Class<?> inputType) {
        var binding = match.binding().orElseThrow();
        return plans.computeIfAbsent(
                new PlanKey(inputType, match.operation().name(), binding),
                key -> Plan.of(codecs.input(inputType, match.operation()), binding));
    }

    @Override
    public WireResponse encode(OperationShape operation, Record output, String requestId) {
        var writer = new JsonShapeWriter();
        codecs.output(output.getClass(), operation).write(writer, output);
        return new WireResponse(200, headers(requestId), writer.toBytes());
    }

    @Override
    public WireResponse encodeError(ServiceTable service, WireError error, String requestId) {
        var writer = new JsonShapeWriter();
        writer.beginStructure();
        writer.writeProperty("message", error.message());
        error.members().forEach((name, value) -> writer.writeProperty(name, Optional.of(value)));
        writer.endStructure();
        var headers = new ArrayList<>(headers(requestId));
        headers.add(new WireRequest.Header("x-amzn-ErrorType", error.code()));
        return new WireResponse(error.status(), headers, writer.toBytes());
    }

    private static List<WireRequest.Header> headers(String requestId) {
        return List.of(
                new WireRequest.Header("x-amzn-RequestId", requestId),
                new WireRequest.Header("Content-Type", "application/json"));
    }

    @Override
    public WireError unknownOperation(ServiceTable service, WireRequest request) {
        return new WireError("UnknownOperationException", 404, Optional.empty(), Map.of());
    }

    private record PlanKey(Class<?> type, String operation, Binding binding) {}

    /// Where one binding of an operation has the members that the record asks for.
    ///
    /// @param query by the parameter's name
    /// @param body  by the JSON member's name
    private record Plan(RecordCodec codec, List<Member> labels, Map<String, Member> query, Map<String, Member> body) {
        static Plan of(RecordCodec codec, Binding binding) {
            var labels = new ArrayList<Member>();
            var query = new HashMap<String, Member>();
            var body = new HashMap<>(codec.members());
            for (var segment : binding.segments()) {
                if (segment.label() && body.containsKey(segment.text())) {
                    labels.add(body.remove(segment.text()));
                }
            }
            for (var member : List.copyOf(body.values())) {
                if (binding.membersInQuery() || member.place() != Member.Place.BODY) {
                    body.remove(member.name());
                    query.put(member.placeName(), member);
                }
            }
            return new Plan(codec, List.copyOf(labels), query, body);
        }
    }
}
