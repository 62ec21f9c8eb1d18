package io.pennypost.server;

import java.util.List;

/// Calls of API v2 that are malformed or ask for what is not there, and the answers.
final class BadCalls {
    record Call(String method, String path, String body, int status, String code, String message) {
        @Override
        public String toString() {
            return method + " " + path + " " + (body.length() > 80 ? body.substring(0, 80) : body);
        }
    }

    private static final String SEND = "/v2/email/outbound-emails";
    private static final String NO_ENUM = "Member must satisfy enum value set: ";

    static final List<Call> JSON = List.of(
            new Call("POST", "/v2/email/identities", "{\"EmailIdentity\":", 400, "SerializationException", "*"),
            new Call("POST", "/v2/email/identities", "   ", 400, "SerializationException", "*"),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":\"x.com\"} junk",
                    400,
                    "SerializationException",
                    "*"),
            new Call("POST", "/v2/email/identities", "[]", 400, "SerializationException", "*"),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":17}",
                    400,
                    "SerializationException",
                    "NUMBER_VALUE can not be converted to a String"),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":true}",
                    400,
                    "SerializationException",
                    "TRUE_VALUE can not be converted to a String"),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":[\"x.com\"]}",
                    400,
                    "SerializationException",
                    "Start of list found where not expected"),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":{}}",
                    400,
                    "SerializationException",
                    "Start of structure or map found where not expected."),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":\"x.com\",\"Tags\":\"no\"}",
                    400,
                    "SerializationException",
                    "Expected list or null"),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":\"x.com\",\"DkimSigningAttributes\":3}",
                    400,
                    "SerializationException",
                    "Expected null"),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "",
                    400,
                    "BadRequestException",
                    "1 validation error detected: Value at 'emailIdentity' failed to satisfy constraint: Member must not be"
                            + " null"),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":null}",
                    400,
                    "BadRequestException",
                    "1 validation error detected: Value at 'emailIdentity' failed to satisfy constraint: Member must not be"
                            + " null"),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":\"\"}",
                    400,
                    "BadRequestException",
                    "1 validation error detected: Value at 'emailIdentity' failed to satisfy constraint: Member must have"
                            + " length greater than or equal to 1"),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":\"no domain\"}",
                    400,
                    "BadRequestException",
                    "*"),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":\"x.com\",\"ConfigurationSetName\":\"none\"}",
                    404,
                    "NotFoundException",
                    "Configuration set <none> does not exist."),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":\"EXAMPLE.com\"}",
                    400,
                    "AlreadyExistsException",
                    "Email identity example.com already exist."),
            new Call(
                    "POST",
                    "/v2/email/configuration-sets",
                    "{\"ConfigurationSetName\":\"c\",\"DeliveryOptions\":{\"TlsPolicy\":\"SOMETIMES\"}}",
                    400,
                    "BadRequestException",
                    "1 validation error detected: Value at 'deliveryOptions.tlsPolicy' failed to satisfy constraint: "
                            + NO_ENUM
                            + "[OPTIONAL, REQUIRE]"),
            new Call(
                    "POST",
                    "/v2/email/configuration-sets",
                    "{\"ConfigurationSetName\":\"c\",\"SuppressionOptions\":{\"SuppressedReasons\":[\"WHIM\"]}}",
                    400,
                    "BadRequestException",
                    "1 validation error detected: Value at 'suppressionOptions.suppressedReasons' failed to satisfy"
                            + " constraint: Member must satisfy constraint: ["
                            + NO_ENUM
                            + "[BOUNCE, COMPLAINT]]"),
            new Call(
                    "POST",
                    "/v2/email/configuration-sets",
                    "{\"ConfigurationSetName\":\"c\",\"SendingOptions\":{\"SendingEnabled\":3}}",
                    400,
                    "SerializationException",
                    "NUMBER_VALUE can not be converted to a Boolean"),
            new Call(
                    "POST",
                    "/v2/email/configuration-sets",
                    "{\"ConfigurationSetName\":\"a b\"}",
                    400,
                    "BadRequestException",
                    "*"),
            new Call(
                    "GET",
                    "/v2/email/identities?PageSize=many",
                    "",
                    400,
                    "SerializationException",
                    "'many' can not be converted to Integer"),
            new Call(
                    "GET",
                    "/v2/email/identities?PageSize=1001",
                    "",
                    400,
                    "BadRequestException",
                    "Value 1001 for parameter PageSize is invalid. PageSize must be between 1 and 1000."),
            new Call(
                    "GET",
                    "/v2/email/identities?NextToken=t",
                    "",
                    400,
                    "BadRequestException",
                    "Invalid NextToken <t>."),
            new Call(
                    "POST",
                    "/v2/email/list-configuration-sets",
                    "{\"PageSize\":0}",
                    400,
                    "BadRequestException",
                    "The page size must be between 1 and 1000"),
            new Call(
                    "POST",
                    "/v2/email/list-configuration-sets",
                    "{\"NextToken\":\"t\"}",
                    400,
                    "BadRequestException",
                    "invalid nextToken t"),
            new Call(
                    "POST",
                    "/v2/email/list-configuration-sets",
                    "{\"PageSize\":99999999999999999999}",
                    400,
                    "SerializationException",
                    "*"),
            new Call(
                    "GET",
                    "/v2/email/identities/none.example",
                    "",
                    404,
                    "NotFoundException",
                    "Email identity none.example does not exist."),
            new Call(
                    "DELETE",
                    "/v2/email/identities/none.example",
                    "",
                    404,
                    "NotFoundException",
                    "Identity none.example does not exist."),
            new Call(
                    "GET",
                    "/v2/email/configuration-sets/none",
                    "",
                    404,
                    "NotFoundException",
                    "Configuration set <none> does not exist."),
            new Call(
                    "DELETE",
                    "/v2/email/configuration-sets/none",
                    "",
                    404,
                    "NotFoundException",
                    "Configuration set <none> does not exist."),
            new Call(
                    "PUT",
                    "/v2/email/identities/none.example/dkim/signing",
                    "{\"SigningAttributesOrigin\":\"AWS_SES\"}",
                    404,
                    "NotFoundException",
                    "Email identity none.example does not exist."),
            new Call("PUT", "/v2/email/identities/example.com/dkim/signing", "{}", 400, "BadRequestException", "*"),
            new Call(
                    "PUT",
                    "/v2/email/identities/example.com/dkim/signing",
                    "{\"SigningAttributesOrigin\":\"EXTERNAL\"}",
                    400,
                    "BadRequestException",
                    "*"),
            new Call(
                    "PUT",
                    "/v2/email/identities/none.example/dkim",
                    "{\"SigningEnabled\":true}",
                    404,
                    "NotFoundException",
                    "*"),
            new Call("GET", "/v2/email/nothing", "", 404, "UnknownOperationException", "*"),
            new Call("PATCH", "/v2/email/identities", "{}", 404, "UnknownOperationException", "*"),
            new Call("DELETE", "/v2/email/outbound-emails", "", 404, "UnknownOperationException", "*"),
            new Call("POST", SEND, "{}", 400, "BadRequestException", "*"),
            new Call(
                    "POST",
                    SEND,
                    "{\"FromEmailAddress\":\"a@example.com\",\"Content\":{\"Raw\":{\"Data\":\"%%%\"}}}",
                    400,
                    "SerializationException",
                    "*"),
            new Call(
                    "POST",
                    SEND,
                    "{\"FromEmailAddress\":\"a@example.com\",\"Content\":{\"Raw\":{}}}",
                    400,
                    "BadRequestException",
                    "*"),
            new Call(
                    "POST",
                    SEND,
                    "{\"FromEmailAddress\":\"a@example.com\",\"Content\":{}}",
                    400,
                    "BadRequestException",
                    "*"),
            simple("a@example.com", "b", 400, "BadRequestException", "Missing final '@domain'"),
            simple("a", "b@example.net", 400, "BadRequestException", "Missing final '@domain'"),
            simple(
                    "a@example.com",
                    "ü@example.net",
                    400,
                    "BadRequestException",
                    "Local address contains control or whitespace"),
            simple(
                    "a@example.com",
                    "b@exa mple.net",
                    400,
                    "BadRequestException",
                    "Domain contains control or whitespace"),
            simple("a@example.com", "b@.example.net", 400, "BadRequestException", "Domain starts with dot"),
            simple("a@example.com", "b@", 400, "BadRequestException", "Missing domain"),
            simple("a@example.com", "@example.net", 400, "BadRequestException", "Missing local name"),
            simple(
                    "a@other.example",
                    "b@example.net",
                    400,
                    "MessageRejected",
                    "Email address is not verified. The following identities failed the check in region US-EAST-1:"
                            + " a@other.example"),
            new Call(
                    "POST",
                    SEND,
                    "{\"FromEmailAddress\":\"a@example.com\",\"ConfigurationSetName\":\"X\",\"Destination\":{\"ToAddresses\":[\"b@example.net\"]},"
                            + "\"Content\":{\"Simple\":{\"Subject\":{\"Data\":\"s\"},\"Body\":{\"Text\":{\"Data\":\"t\"}}}}}",
                    400,
                    "BadRequestException",
                    "Configuration set <X> does not exist."),
            new Call(
                    "POST",
                    SEND,
                    "{\"Destination\":{\"ToAddresses\":[\"b@example.net\"]},"
                            + "\"Content\":{\"Simple\":{\"Subject\":{\"Data\":\"s\"},\"Body\":{\"Text\":{\"Data\":\"t\"}}}}}",
                    400,
                    "BadRequestException",
                    "null"),
            new Call(
                    "POST",
                    SEND,
                    "{\"FromEmailAddress\":\"a@example.com\",\"Destination\":{\"ToAddresses\":[\"b@example.net\"]},"
                            + "\"Content\":{\"Simple\":{\"Subject\":{\"Data\":\"s\"},\"Body\":{\"Text\":{\"Data\":\"t\",\"Charset\":\"klingon\"}}}}}",
                    400,
                    "BadRequestException",
                    "*"),
            new Call(
                    "POST",
                    SEND,
                    "{\"FromEmailAddress\":\"a@example.com\",\"Destination\":{\"ToAddresses\":[\"b@example.net\"]},"
                            + "\"Content\":{\"Simple\":{\"Subject\":{\"Data\":\"s\"},\"Headers\":[{\"Name\":\"\",\"Value\":\"v\"}],\"Body\":{\"Text\":{\"Data\":\"t\"}}}}}",
                    400,
                    "BadRequestException",
                    "2 validation errors detected: Value at 'content.simple.headers.1.member.name' failed to satisfy"
                            + " constraint: Member must have length greater than or equal to 1; Value at"
                            + " 'content.simple.headers.1.member.name' failed to satisfy constraint: Member must satisfy"
                            + " regular expression pattern: ^[!-9;-@A-~]+$"));

    private static Call simple(String from, String to, int status, String code, String message) {
        return new Call(
                "POST",
                SEND,
                "{\"FromEmailAddress\":\"" + from + "\",\"Destination\":{\"ToAddresses\":[\"" + to
                        + "\"]},\"Content\":{\"Simple\":{\"Subject\":{\"Data\":\"s\"},\"Body\":{\"Text\":{\"Data\":\"t\"}}}}}",
                status,
                code,
                message);
    }

    private BadCalls() {}
}
