package io.pennypost.aws.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sts.StsClient;

/// The committed tables: complete against the SDK, and telling each refusal its code.
class ServiceTableTest {
    /// Methods of the SDK's clients that are no operations.
    private static final Set<String> NO_OPERATIONS = Set.of("create", "builder", "close", "waiter", "utilities");

    /// Operations that the tables have and the SDK of the tests does not have yet.
    private static final Set<String> NEWER_THAN_SDK = Set.of("PutAccountDeliveryAttributes", "GetScopedCredentials");

    @Test
    void operationsAreThoseOfTheSdk() {
        assertSameOperations(SesV2Client.class, "sesv2");
        assertSameOperations(SesClient.class, "ses");
        assertSameOperations(StsClient.class, "sts");
    }

    private static void assertSameOperations(Class<?> client, String service) {
        var missing = operationsOf(client);
        missing.removeAll(namesOf(service));
        var unknown = namesOf(service);
        unknown.removeAll(operationsOf(client));
        unknown.removeAll(NEWER_THAN_SDK);

        assertEquals(Set.of(), missing, "made anew, the tables would have");
        assertEquals(Set.of(), unknown, "the SDK does not have");
    }

    private static Set<String> operationsOf(Class<?> client) {
        return Stream.of(client.getMethods())
                .map(Method::getName)
                .filter(name -> !name.endsWith("Paginator") && !name.startsWith("service"))
                .filter(name -> !NO_OPERATIONS.contains(name))
                .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> namesOf(String service) {
        return ServiceTable.load(service).operations().stream()
                .map(OperationShape::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sesv2", "ses", "sts"})
    void everyErrorOfAnOperationHasARow(String service) {
        var table = ServiceTable.load(service);

        for (var operation : table.operations()) {
            for (var error : operation.errors()) {
                assertTrue(table.knows(error), operation.name() + " " + error);
            }
        }
    }

    /// What rules throw must be known to both interfaces of SES.
    @ParameterizedTest
    @ValueSource(strings = {"sesv2", "ses"})
    void refusalsOfTheOtherInterfaceAreKnown(String service) {
        var table = ServiceTable.load(service);
        var receiving = Set.of(
                "InvalidLambdaFunctionException",
                "InvalidS3ConfigurationException",
                "InvalidSnsTopicException",
                "RuleDoesNotExistException",
                "RuleSetDoesNotExistException");
        var onlyV2 = Set.of("ConflictException", "InternalServiceErrorException", "InvalidNextTokenException");

        for (var other : Set.of("sesv2", "ses")) {
            for (var operation : ServiceTable.load(other).operations()) {
                for (var error : operation.errors()) {
                    if (!receiving.contains(error) && !onlyV2.contains(error)) {
                        assertTrue(table.knows(error), service + " does not know " + error);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sesv2, SendEmail, ConfigurationSetDoesNotExistException, BadRequestException, 400",
        "sesv2, SendBulkEmail, ConfigurationSetDoesNotExistException, BadRequestException, 400",
        "sesv2, GetConfigurationSet, ConfigurationSetDoesNotExistException, NotFoundException, 404",
        "sesv2, SendEmail, MessageRejected, MessageRejected, 400",
        "sesv2, SendEmail, AccountSendingPausedException, SendingPausedException, 400",
        "sesv2, SendEmail, TooManyRequestsException, TooManyRequestsException, 429",
        "sesv2, SendEmail, LimitExceededException, LimitExceededException, 400",
        "sesv2, DeleteEmailIdentity, ConcurrentModificationException, ConcurrentModificationException, 500",
        "sesv2, CreateEmailIdentity, ValidationException, BadRequestException, 400",
        "sesv2, UntagResource, ValidationException, ValidationException, 400",
        "sesv2, SendEmail, SignatureDoesNotMatch, InvalidSignatureException, 403",
        "sesv2, SendEmail, InvalidSignatureException, InvalidSignatureException, 403",
        "sesv2, SendEmail, UnrecognizedClientException, UnrecognizedClientException, 403",
        "sesv2, SendEmail, Nonsense, InternalFailure, 500",
        "ses, SendEmail, BadRequestException, InvalidParameterValue, 400",
        "ses, SendEmail, MessageRejected, MessageRejected, 400",
        "ses, SendEmail, ConfigurationSetDoesNotExistException, ConfigurationSetDoesNotExist, 400",
        "ses, SendEmail, ConfigurationSetSendingPausedException, ConfigurationSetSendingPausedException, 400",
        "ses, SendEmail, TooManyRequestsException, Throttling, 400",
        "ses, SendEmail, LimitExceededException, Throttling, 400",
        "ses, CreateTemplate, LimitExceededException, LimitExceeded, 400",
        "ses, CreateTemplate, AlreadyExistsException, AlreadyExists, 400",
        "ses, CreateConfigurationSet, AlreadyExistsException, ConfigurationSetAlreadyExists, 400",
        "ses, GetTemplate, NotFoundException, TemplateDoesNotExist, 400",
        "ses, SendEmail, SerializationException, MalformedInput, 400",
        "ses, SendEmail, InvalidSignatureException, SignatureDoesNotMatch, 403",
        "ses, SendEmail, MissingAuthenticationTokenException, MissingAuthenticationToken, 403",
        "ses, SendEmail, AccessDeniedException, AccessDenied, 403",
        "ses, SendEmail, InternalFailure, InternalFailure, 500",
        "sts, GetCallerIdentity, ValidationException, ValidationError, 400",
        "sts, GetCallerIdentity, ExpiredTokenException, ExpiredToken, 403",
    })
    void refusalsHaveTheCodeOfTheirWire(String service, String operation, String thrown, String code, int status) {
        var table = ServiceTable.load(service);

        var error = table.error(table.operation(operation).orElseThrow(), new ServiceError(thrown, "text"));

        assertEquals(code, error.code());
        assertEquals(status, error.status());
    }

    @Test
    void missingTokenIsToldInTheWordsOfTheProtocol() {
        var refusal = new ServiceError("MissingAuthenticationTokenException", "");

        assertEquals(
                "Missing Authentication Token",
                ServiceTable.load("sesv2").error(refusal).message().orElseThrow());
        assertEquals(
                "Request is missing Authentication Token",
                ServiceTable.load("ses").error(refusal).message().orElseThrow());
    }

    @Test
    void membersAnErrorDoesNotHaveAreLeftOut() {
        var refusal = new ServiceError("TemplateDoesNotExistException", "t", Map.of("TemplateName", "x"));

        assertEquals(
                Map.of("TemplateName", "x"),
                ServiceTable.load("ses").error(refusal).members());
        assertEquals(Map.of(), ServiceTable.load("sesv2").error(refusal).members());
    }

    @Test
    void thereAreNoOtherTables() {
        assertThrows(IllegalArgumentException.class, () -> ServiceTable.load("polly"));
    }
}
