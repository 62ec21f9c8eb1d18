package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.ConflictException;
import software.amazon.awssdk.services.sesv2.model.FeatureStatus;
import software.amazon.awssdk.services.sesv2.model.MailType;
import software.amazon.awssdk.services.sesv2.model.PricingPlan;
import software.amazon.awssdk.services.sesv2.model.ReviewStatus;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.SuppressionConfidenceVerdictThreshold;
import software.amazon.awssdk.services.sesv2.model.SuppressionListReason;

/// The account as the stock SDK sees and changes it.
final class AccountTest {
    @TempDir
    Path directory;

    private RunningProgram program;
    private SesV2Client v2;
    private SesClient v1;

    @BeforeEach
    void start() {
        // In the sandbox, as `serve` starts.
        program = RunningProgram.start(
                Mode.DEV,
                directory.resolve("data"),
                "account.production=false",
                "account.max_send_rate=1",
                "account.max_24_hour_send=200");
        v2 = program.v2();
        v1 = program.v1();
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private void submit(boolean production) {
        v2.putAccountDetails(r -> r.mailType(MailType.TRANSACTIONAL)
                .websiteURL("https://example.com")
                .contactLanguage("EN")
                .useCaseDescription("Receipts.")
                .additionalContactEmailAddresses("ops@example.com")
                .productionAccessEnabled(production));
    }

    @Test
    void aNewAccountTellsNothingThatWasNotSet() {
        var account = v2.getAccount(r -> {});

        assertTrue(account.sendingEnabled());
        assertTrue(account.dedicatedIpAutoWarmupEnabled());
        assertFalse(account.productionAccessEnabled());
        assertEquals("HEALTHY", account.enforcementStatus());
        assertEquals(200, account.sendQuota().max24HourSend());
        assertEquals(
                List.of(SuppressionListReason.BOUNCE, SuppressionListReason.COMPLAINT),
                account.suppressionAttributes().suppressedReasons());
        assertNull(account.suppressionAttributes().validationAttributes());
        assertNull(account.details());
        assertNull(account.vdmAttributes());
        assertNull(account.pricingAttributes());
    }

    @Test
    void bothApisHaveOneSwitchForSending() {
        v2.createEmailIdentity(r -> r.emailIdentity("a@example.com"));
        v2.putAccountSendingAttributes(r -> r.sendingEnabled(false));
        assertFalse(v1.getAccountSendingEnabled(r -> {}).enabled());
        assertThrows(
                SendingPausedException.class,
                () -> v2.sendEmail(r -> r.fromEmailAddress("a@example.com")
                        .destination(d -> d.toAddresses("a@example.com"))
                        .content(c -> c.simple(s -> s.subject(t -> t.data("x")).body(b -> b.text(t -> t.data("x")))))));

        v1.updateAccountSendingEnabled(r -> r.enabled(true));
        assertTrue(v2.getAccount(r -> {}).sendingEnabled());
        assertTrue(v1.getAccountSendingEnabled(r -> {}).enabled());
    }

    @Test
    void aSwitchThatIsNotGivenIsOff() {
        v2.putAccountSendingAttributes(r -> {});
        v2.putAccountDedicatedIpWarmupAttributes(r -> {});
        assertFalse(v2.getAccount(r -> {}).sendingEnabled());
        assertFalse(v2.getAccount(r -> {}).dedicatedIpAutoWarmupEnabled());

        v1.updateAccountSendingEnabled(r -> r.enabled(true));
        v1.updateAccountSendingEnabled(r -> {});
        assertFalse(v2.getAccount(r -> {}).sendingEnabled());
    }

    @Test
    void suppressionIsReplacedWhole() {
        v2.putAccountSuppressionAttributes(r -> r.suppressedReasons(SuppressionListReason.COMPLAINT)
                .validationAttributes(v -> v.conditionThreshold(c -> c.conditionThresholdEnabled(FeatureStatus.ENABLED)
                        .overallConfidenceThreshold(
                                o -> o.confidenceVerdictThreshold(SuppressionConfidenceVerdictThreshold.HIGH)))));
        var set = v2.getAccount(r -> {}).suppressionAttributes();
        assertEquals(List.of(SuppressionListReason.COMPLAINT), set.suppressedReasons());
        assertEquals(
                SuppressionConfidenceVerdictThreshold.HIGH,
                set.validationAttributes()
                        .conditionThreshold()
                        .overallConfidenceThreshold()
                        .confidenceVerdictThreshold());

        v2.putAccountSuppressionAttributes(r -> {});

        var none = v2.getAccount(r -> {}).suppressionAttributes();
        assertEquals(List.of(), none.suppressedReasons());
        assertNull(none.validationAttributes());
    }

    @Test
    void aBadReasonIsRefusedAndNothingChanges() {
        var refused = assertThrows(
                BadRequestException.class,
                () -> v2.putAccountSuppressionAttributes(r -> r.suppressedReasonsWithStrings("SPAM")));

        assertEquals(
                "1 validation error detected: Value at 'suppressedReasons' failed to satisfy constraint: Member must"
                        + " satisfy constraint: [Member must satisfy enum value set: [BOUNCE, COMPLAINT]]",
                refused.awsErrorDetails().errorMessage());
        assertEquals(
                2,
                v2.getAccount(r -> {})
                        .suppressionAttributes()
                        .suppressedReasons()
                        .size());
    }

    @Test
    void vdmShowsItsPartsWhileItIsEnabled() {
        v2.putAccountVdmAttributes(r -> r.vdmAttributes(v -> v.vdmEnabled("ENABLED")
                .dashboardAttributes(d -> d.engagementMetrics("ENABLED"))
                .guardianAttributes(g -> g.optimizedSharedDelivery("DISABLED"))));
        var vdm = v2.getAccount(r -> {}).vdmAttributes();
        assertEquals("ENABLED", vdm.vdmEnabledAsString());
        assertEquals("ENABLED", vdm.dashboardAttributes().engagementMetricsAsString());
        assertEquals("DISABLED", vdm.guardianAttributes().optimizedSharedDeliveryAsString());

        v2.putAccountVdmAttributes(r -> r.vdmAttributes(
                v -> v.vdmEnabled("DISABLED").dashboardAttributes(d -> d.engagementMetrics("ENABLED"))));

        vdm = v2.getAccount(r -> {}).vdmAttributes();
        assertEquals("DISABLED", vdm.vdmEnabledAsString());
        assertNull(vdm.dashboardAttributes());
        assertNull(vdm.guardianAttributes());
    }

    @Test
    void vdmWithoutItsSwitchIsRefused() {
        var answer = program.json("PUT", "/v2/email/account/vdm", "{\"VdmAttributes\":{}}");

        assertEquals(400, answer.status());
        assertTrue(answer.body().contains("'vdmAttributes.vdmEnabled' failed to satisfy constraint"), answer.body());
        assertNull(v2.getAccount(r -> {}).vdmAttributes());
    }

    @Test
    void aPricingPlanWaitsForTheNextMonth() {
        v2.putAccountPricingAttributes(r -> r.plan(PricingPlan.PRO));
        var pricing = v2.getAccount(r -> {}).pricingAttributes();
        assertEquals(PricingPlan.NONE, pricing.currentPlan());
        assertEquals(PricingPlan.PRO, pricing.nextPlan());

        var refused = assertThrows(
                ConflictException.class, () -> v2.putAccountPricingAttributes(r -> r.plan(PricingPlan.ENTERPRISE)));

        assertEquals(409, refused.statusCode());
        assertEquals(
                "A change of the pricing plan is already pending.",
                refused.awsErrorDetails().errorMessage());
    }

    /// The SDK does not know this operation yet.
    @Test
    void theDeliveryModeIsKept() {
        assertFalse(program.json("GET", "/v2/email/account", "").json().has("DeliveryAttributes"));
        var put = program.json("POST", "/v2/email/account/delivery", "{\"SharedPoolDeliveryMode\":\"REGIONAL\"}");
        assertEquals(200, put.status(), put.body());

        var bad = program.json("POST", "/v2/email/account/delivery", "{\"SharedPoolDeliveryMode\":\"NEAR\"}");

        assertEquals(400, bad.status());
        assertEquals(
                "REGIONAL",
                program.json("GET", "/v2/email/account", "")
                        .json()
                        .at("DeliveryAttributes")
                        .at("SharedPoolDeliveryMode")
                        .text());
    }

    @Test
    void productionAccessIsAskedForAndWaits() {
        submit(true);

        var account = v2.getAccount(r -> {});
        assertFalse(account.productionAccessEnabled());
        assertEquals(MailType.TRANSACTIONAL, account.details().mailType());
        assertEquals("https://example.com", account.details().websiteURL());
        assertEquals("EN", account.details().contactLanguageAsString());
        assertEquals("Receipts.", account.details().useCaseDescription());
        assertEquals(List.of("ops@example.com"), account.details().additionalContactEmailAddresses());
        assertEquals(ReviewStatus.PENDING, account.details().reviewDetails().status());
        assertTrue(account.details().reviewDetails().caseId().matches("[0-9]{10}"));
        var refused = assertThrows(ConflictException.class, () -> submit(true));
        assertEquals(409, refused.statusCode());
        assertEquals(
                "The account details are already under review.",
                refused.awsErrorDetails().errorMessage());
    }

    @Test
    void badDetailsAreRefused() {
        var refused = assertThrows(
                BadRequestException.class,
                () -> v2.putAccountDetails(r ->
                        r.mailType("SPAM").websiteURL("https://example.com").additionalContactEmailAddresses("x")));

        assertTrue(refused.awsErrorDetails().errorMessage().startsWith("2 validation errors detected: "));
        assertNull(v2.getAccount(r -> {}).details());
    }

    @Test
    void changesAreForOneAccountAndRegion() {
        submit(true);
        v2.putAccountSendingAttributes(r -> r.sendingEnabled(false));

        assertTrue(program.v2(RunningProgram.KEY_ID, "eu-west-1")
                .getAccount(r -> {})
                .sendingEnabled());
        assertNull(program.v2("111111111111", "us-east-1").getAccount(r -> {}).details());
    }

    @Test
    void anAccountOutsideOfTheSandboxIsNotReviewed() {
        program.close();
        program = RunningProgram.start(Mode.DEV, directory.resolve("production"));
        v2 = program.v2();
        submit(true);
        submit(true);

        var account = v2.getAccount(r -> {});
        assertTrue(account.productionAccessEnabled());
        assertEquals(ReviewStatus.GRANTED, account.details().reviewDetails().status());
    }

    @Test
    void theFormOfV1IsCheckedToo() {
        var refused = program.form("Action=UpdateAccountSendingEnabled&Enabled=perhaps&Version=2010-12-01");

        assertEquals(400, refused.status());
        assertTrue(v1.getAccountSendingEnabled(r -> {}).enabled());
    }
}
