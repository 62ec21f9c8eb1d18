package io.pennypost.neighbor.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.neighbor.sns.RetryPolicy.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryPolicyTest {
    private static List<Long> seconds(RetryPolicy policy) {
        return policy.delays().stream().map(Duration::toSeconds).toList();
    }

    @Test
    void theDefaultTriesThreeTimesAfterTwentySecondsEach() {
        assertEquals(List.of(20L, 20L, 20L), seconds(RetryPolicy.DEFAULT));
    }

    @Test
    void phasesFollowEachOther() {
        assertEquals(
                List.of(0L, 10L, 10L, 15L, 20L, 20L, 20L),
                seconds(new RetryPolicy(10, 20, 7, 1, 2, 2, Backoff.LINEAR)));
    }

    @ParameterizedTest
    @CsvSource({"LINEAR, 25 50 75 100", "ARITHMETIC, 16 38 65 100", "GEOMETRIC, 7 25 56 100", "EXPONENTIAL, 1 4 18 100"
    })
    void delaysGrowAsTheirNameSays(Backoff backoff, String expected) {
        var policy = new RetryPolicy(1, 100, 4, 0, 0, 0, backoff);

        assertEquals(
                expected,
                String.join(" ", seconds(policy).stream().map(String::valueOf).toList()));
    }

    @Test
    void aTopicsPolicyIsReadAndPrintedWithItsDefaults() {
        var policy = DeliveryPolicy.ofTopic("""
                {"http":{"defaultHealthyRetryPolicy":{"numRetries":5,"backoffFunction":"exponential"},
                         "defaultThrottlePolicy":{"maxReceivesPerSecond":9},
                         "defaultRequestPolicy":{"headerContentType":"application/json"},
                         "disableSubscriptionOverrides":true}}""");

        assertEquals(
                new DeliveryPolicy(
                        new RetryPolicy(20, 20, 5, 0, 0, 0, Backoff.EXPONENTIAL),
                        Optional.of(9),
                        "application/json",
                        true),
                policy);
        assertEquals(policy, DeliveryPolicy.ofTopic(policy.printForTopic()));
    }

    @Test
    void aSubscriptionsPolicyIsReadAndPrinted() {
        var policy = DeliveryPolicy.ofSubscription("{\"healthyRetryPolicy\":null,\"throttlePolicy\":null}");

        assertEquals(DeliveryPolicy.DEFAULT, policy);
        assertEquals(policy, DeliveryPolicy.ofSubscription(policy.printForSubscription()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"numRetries\":101} | numRetries must be between 0 and 100",
                "{\"numRetries\":\"3\"} | numRetries must be an integer",
                "{\"numRetries\":1.5} | numRetries must be an integer",
                "{\"minDelayTarget\":0} | minDelayTarget and maxDelayTarget must be in order and between 1 and 3600",
                "{\"minDelayTarget\":30} | minDelayTarget and maxDelayTarget must be in order and between 1 and 3600",
                "{\"numNoDelayRetries\":-1} | numNoDelayRetries, numMinDelayRetries and numMaxDelayRetries must not be negative",
                "{\"numNoDelayRetries\":4} | numRetries must be at least the sum of numNoDelayRetries, numMinDelayRetries "
                        + "and numMaxDelayRetries",
                "{\"maxDelayTarget\":3600} | all retries together must not take more than an hour",
                "{\"backoffFunction\":\"cubic\"} | backoffFunction must be one of arithmetic, exponential, geometric or linear",
                "{\"tries\":1} | unknown member tries",
                "[] | must be a JSON object",
            })
    void whatIsNoPolicyIsRefused(String retries, String message) {
        var error = assertThrows(
                ServiceError.class, () -> DeliveryPolicy.ofSubscription("{\"healthyRetryPolicy\":" + retries + "}"));

        assertEquals("Invalid parameter: DeliveryPolicy: " + message, error.getMessage());
    }
}
