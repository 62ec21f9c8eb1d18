package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.server.settings.Mode;
import io.pennypost.testing.MailSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.ScalingMode;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.WarmupStatus;

/// Dedicated addresses and pools as the stock SDK sees them, and as receivers see them.
final class DedicatedIpsTest {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

    @TempDir
    Path directory;

    private MailSink sink;
    private RunningProgram program;
    private SesV2Client v2;

    @BeforeEach
    void start() throws Exception {
        sink = MailSink.start();
        program = RunningProgram.start(
                Mode.DEV,
                directory.resolve("data"),
                "delivery.mode=\"deliver\"",
                "delivery.source_addresses=[\"127.0.0.2\",\"127.0.0.3\"]",
                "delivery.route=[{domain=\"*\",to=\"127.0.0.1:" + sink.port() + "\",tls=\"none\"}]");
        v2 = program.v2();
    }

    @AfterEach
    void stop() throws Exception {
        program.close();
        sink.close();
    }

    private static String text(SesV2Exception refused) {
        return refused.awsErrorDetails().errorMessage();
    }

    @Test
    void aPoolIsMadeReadListedChangedAndDeleted() {
        v2.createDedicatedIpPool(r -> r.poolName("mine"));
        v2.createDedicatedIpPool(r -> r.poolName("yours").scalingMode(ScalingMode.MANAGED));

        assertEquals(
                ScalingMode.STANDARD,
                v2.getDedicatedIpPool(r -> r.poolName("mine")).dedicatedIpPool().scalingMode());
        var page = v2.listDedicatedIpPools(r -> r.pageSize(1));
        assertEquals(List.of("mine"), page.dedicatedIpPools());
        assertEquals(
                List.of("yours"),
                v2.listDedicatedIpPools(r -> r.nextToken(page.nextToken())).dedicatedIpPools());
        v2.putDedicatedIpPoolScalingAttributes(r -> r.poolName("mine").scalingMode(ScalingMode.MANAGED));
        assertEquals(
                ScalingMode.MANAGED,
                v2.getDedicatedIpPool(r -> r.poolName("mine")).dedicatedIpPool().scalingMode());
        v2.deleteDedicatedIpPool(r -> r.poolName("mine"));

        var gone = assertThrows(NotFoundException.class, () -> v2.getDedicatedIpPool(r -> r.poolName("mine")));
        assertEquals("The requested pool <mine> does not exist.", text(gone));
    }

    @Test
    void refusalsHaveTheirTexts() {
        v2.createDedicatedIpPool(r -> r.poolName("mine"));
        assertEquals(
                "The pool <mine> already exists.",
                text(assertThrows(
                        AlreadyExistsException.class, () -> v2.createDedicatedIpPool(r -> r.poolName("mine")))));
        assertEquals(
                "The ScalingMode parameter is invalid.",
                text(assertThrows(
                        BadRequestException.class,
                        () -> v2.createDedicatedIpPool(r -> r.poolName("new").scalingMode("HUGE")))));
        assertEquals(
                "The page size must be between 1 and 1000",
                text(assertThrows(BadRequestException.class, () -> v2.listDedicatedIpPools(r -> r.pageSize(1001)))));
        assertEquals(
                "The requested dedicated IP <192.0.2.1> does not exist.",
                text(assertThrows(NotFoundException.class, () -> v2.getDedicatedIp(r -> r.ip("192.0.2.1")))));
        assertEquals(List.of("mine"), v2.listDedicatedIpPools(r -> {}).dedicatedIpPools());
    }

    /// The calls of `aws_sesv2_dedicated_ip_assignment` and of the data source `aws_sesv2_dedicated_ip_pool`.
    @Test
    void anAddressIsAssignedAndGivenBack() {
        v2.createDedicatedIpPool(r -> r.poolName("mine"));
        v2.putDedicatedIpInPool(r -> r.ip("127.0.0.2").destinationPoolName("mine"));
        v2.putDedicatedIpWarmupAttributes(r -> r.ip("127.0.0.2").warmupPercentage(10));

        var ip = v2.getDedicatedIp(r -> r.ip("127.0.0.2")).dedicatedIp();
        assertEquals("mine", ip.poolName());
        assertEquals(WarmupStatus.IN_PROGRESS, ip.warmupStatus());
        assertEquals(10, ip.warmupPercentage());
        assertEquals(List.of(ip), v2.getDedicatedIps(r -> r.poolName("mine")).dedicatedIps());
        assertEquals(2, v2.getDedicatedIps(r -> {}).dedicatedIps().size());

        v2.putDedicatedIpInPool(r -> r.ip("127.0.0.2").destinationPoolName("ses-default-dedicated-pool"));
        assertEquals(List.of(), v2.getDedicatedIps(r -> r.poolName("mine")).dedicatedIps());
    }

    @Test
    void mailLeavesFromThePoolOfItsSet() throws Exception {
        v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
        v2.createDedicatedIpPool(r -> r.poolName("mine"));
        v2.putDedicatedIpInPool(r -> r.ip("127.0.0.3").destinationPoolName("mine"));
        v2.createConfigurationSet(r -> r.configurationSetName("set").deliveryOptions(o -> o.sendingPoolName("mine")));

        assertEquals("127.0.0.3", local(send("set")));
        assertEquals("127.0.0.2", local(send("")));
    }

    private String send(String set) {
        return v2.sendEmail(r -> {
                    r.fromEmailAddress("a@example.com")
                            .destination(d -> d.toAddresses("b@sink.example"))
                            .content(c ->
                                    c.simple(m -> m.subject(s -> s.data("s")).body(b -> b.text(t -> t.data("t")))));
                    if (!set.isEmpty()) {
                        r.configurationSetName(set);
                    }
                })
                .messageId();
    }

    /// The address it left from; the sink has it when the message is in, the ledger a moment later.
    private String local(String messageId) throws InterruptedException {
        sink.take();
        var until = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < until) {
            for (var entry : program.ledger(messageId)) {
                if (entry.at("type").text().equals("Attempt")) {
                    return entry.at("detail").at("local").text();
                }
            }
        }
        throw new AssertionError("no attempt of " + messageId);
    }
}
