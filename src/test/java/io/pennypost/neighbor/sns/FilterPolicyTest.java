package io.pennypost.neighbor.sns;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.aws.protocol.ServiceError;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The constraints of "Amazon SNS message filtering".
class FilterPolicyTest {
    private static String list(int size) {
        return IntStream.range(0, size).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
    }

    private static void check(String policy) {
        new FilterPolicy("", false).check(policy);
    }

    private static void checkBody(String policy) {
        new FilterPolicy("", true).check(policy);
    }

    private static void assertRefused(String message, String policy) {
        var error = assertThrows(ServiceError.class, () -> check(policy));
        assertEquals(
                "InvalidParameterException: Invalid parameter: " + message, error.code() + ": " + error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":[\"x\",1,1.5,true,false,null]}",
                "{\"a\":[{\"prefix\":\"x\"},{\"suffix\":\"y\"},{\"wildcard\":\"x*\"},{\"equals-ignore-case\":\"X\"}]}",
                "{\"a\":[{\"anything-but\":\"x\"}],\"b\":[{\"anything-but\":[\"x\",1]}],\"c\":[{\"anything-but\":{\"prefix\":\"x\"}}]}",
                "{\"a\":[{\"numeric\":[\"=\",1]}],\"b\":[{\"numeric\":[\">\",0,\"<=\",100]}]}",
                "{\"a\":[{\"cidr\":\"192.0.2.0/24\"}],\"b\":[{\"exists\":false}]}",
                "{\"$or\":[{\"a\":[\"x\"]},{\"b\":[\"y\"]}]}",
            })
    void everyOperatorIsTaken(String policy) {
        assertDoesNotThrow(() -> check(policy));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | FilterPolicy: failed to parse JSON.",
                "{} {} | FilterPolicy: failed to parse JSON.",
                "{\"a\":\"x\"} | FilterPolicy: \"a\" must be an object or an array",
                "{\"a\":[]} | FilterPolicy: Empty arrays are not allowed",
                "{\"a\":[[1]]} | FilterPolicy: Match value must be String, number, true, false, or null at \"a\"",
                "{\"a\":{\"b\":[1]}} | Filter policy scope MessageAttributes does not support nested filter policy",
                "{\"a\":[{\"like\":\"x\"}]} | FilterPolicy: Unrecognized match type like",
                "{\"a\":[{}]} | FilterPolicy: Only one key allowed in match expression",
                "{\"a\":[{\"prefix\":1}]} | FilterPolicy: prefix match pattern must be a string",
                "{\"a\":[{\"exists\":\"x\"}]} | FilterPolicy: exists match pattern must be either true or false.",
                "{\"a\":[{\"anything-but\":[]}]} | FilterPolicy: Anything-but list must not be empty",
                "{\"a\":[{\"anything-but\":{\"exists\":true}}]} | FilterPolicy: Unsupported anything-but pattern",
                "{\"a\":[{\"numeric\":1}]} | FilterPolicy: Value of numeric must be an array.",
                "{\"a\":[{\"numeric\":[]}]} | FilterPolicy: Invalid member in numeric match",
                "{\"a\":[{\"numeric\":[\"!\",1]}]} | FilterPolicy: Unrecognized numeric range operator: !",
                "{\"a\":[{\"numeric\":[\">\",2,\"<\",1]}]} | FilterPolicy: Bottom must be less than top",
                "{\"a\":[{\"numeric\":[\">\",2,\"=\",3]}]} | FilterPolicy: Bad numeric range operator: =",
                "{\"a\":[1000000001]} | FilterPolicy: Numeric values must be between -1.0E9 and 1.0E9, inclusive",
                "{\"$or\":[{\"a\":[1]}]} | FilterPolicy: There must be at least two objects in the $or array",
            })
    void whatIsNoFilterIsRefused(String policy, String message) {
        assertRefused(message, policy);
    }

    @Test
    void keysAndCombinationsAreBounded() {
        assertRefused(
                "FilterPolicy: Filter policy can not have more than 5 keys",
                "{\"a\":[1],\"b\":[1],\"c\":[1],\"d\":[1],\"e\":[1],\"f\":[1]}");
        check("{\"a\":" + list(10) + ",\"b\":" + list(15) + "}");
        assertRefused("FilterPolicy: Filter policy is too complex", "{\"a\":" + list(10) + ",\"b\":" + list(16) + "}");
    }

    /// A value counts as often as it lies deep.
    @Test
    void nestedKeysWeighMore() {
        checkBody("{\"a\":{\"b\":{\"c\":" + list(50) + "}}}");
        var error = assertThrows(ServiceError.class, () -> checkBody("{\"a\":{\"b\":{\"c\":" + list(51) + "}}}"));
        assertEquals("Invalid parameter: FilterPolicy: Filter policy is too complex", error.getMessage());
    }
}
