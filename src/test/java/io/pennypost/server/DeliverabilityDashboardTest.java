package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.DomainDeliverabilityTrackingOption;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;

/// The deliverability dashboard as the stock SDK sees it.
final class DeliverabilityDashboardTest {
    @TempDir
    Path directory;

    private MailWorld world;

    @BeforeEach
    void start() throws Exception {
        world = new MailWorld(directory.resolve("data"));
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    private static DomainDeliverabilityTrackingOption watched(String domain) {
        return DomainDeliverabilityTrackingOption.builder().domain(domain).build();
    }

    @Test
    void theDashboardWatchesVerifiedDomains() {
        assertEquals(false, world.v2.getDeliverabilityDashboardOptions(r -> {}).dashboardEnabled());
        world.v2.putDeliverabilityDashboardOption(
                r -> r.dashboardEnabled(true).subscribedDomains(watched("example.com")));
        var options = world.v2.getDeliverabilityDashboardOptions(r -> {});
        assertEquals(true, options.dashboardEnabled());
        assertEquals("ACTIVE", options.accountStatusAsString());
        assertEquals("example.com", options.activeSubscribedDomains().getFirst().domain());

        world.send("bob@gmail.com");
        var report = world.v2.getDomainStatisticsReport(
                r -> r.domain("example.com").startDate(world.today).endDate(world.today.plus(1, ChronoUnit.DAYS)));
        assertEquals(1, report.dailyVolumes().size());

        assertEquals(
                "Domain <other.example> is not verified under this account.",
                MailWorld.text(assertThrows(
                        NotFoundException.class,
                        () -> world.v2.putDeliverabilityDashboardOption(
                                r -> r.dashboardEnabled(true).subscribedDomains(watched("other.example"))))));
        assertEquals(
                "Domain <other.example> is not subscribed to the Deliverability dashboard.",
                MailWorld.text(assertThrows(
                        NotFoundException.class,
                        () -> world.v2.getDomainStatisticsReport(r ->
                                r.domain("other.example").startDate(world.today).endDate(world.today)))));
        assertEquals(
                "The date range must be between 0 and 30 days.",
                MailWorld.text(assertThrows(
                        BadRequestException.class,
                        () -> world.v2.getDomainStatisticsReport(r -> r.domain("example.com")
                                .startDate(world.today)
                                .endDate(world.today.plus(31, ChronoUnit.DAYS))))));
    }

    @Test
    void blocklistsAreAskedAboutOwnAddresses() {
        var report = world.v2
                .getBlacklistReports(r -> r.blacklistItemNames("127.0.0.2", "127.0.0.3"))
                .blacklistReport();
        assertEquals(
                "list.example",
                report.getOrDefault("127.0.0.2", List.of()).getFirst().rblName());
        assertEquals(
                "listed", report.getOrDefault("127.0.0.2", List.of()).getFirst().description());
        assertEquals(List.of(), report.get("127.0.0.3"));
        assertThrows(
                NotFoundException.class, () -> world.v2.getBlacklistReports(r -> r.blacklistItemNames("192.0.2.1")));
    }

    @Test
    void whatOnlySeedMailboxesKnowIsRefused() {
        assertEquals(
                "Inbox placement tests need seed mailboxes, which this server does not have.",
                MailWorld.text(assertThrows(
                        BadRequestException.class,
                        () -> world.v2.createDeliverabilityTestReport(r -> r.fromEmailAddress("ann@example.com")
                                .content(c -> c.simple(
                                        m -> m.subject(s -> s.data("s")).body(b -> b.text(t -> t.data("t")))))))));
        assertEquals(
                "The deliverability test report <x> does not exist.",
                MailWorld.text(assertThrows(
                        NotFoundException.class, () -> world.v2.getDeliverabilityTestReport(r -> r.reportId("x")))));
        assertEquals(List.of(), world.v2.listDeliverabilityTestReports(r -> {}).deliverabilityTestReports());
        assertEquals(
                "The campaign <x> does not exist.",
                MailWorld.text(assertThrows(
                        NotFoundException.class,
                        () -> world.v2.getDomainDeliverabilityCampaign(r -> r.campaignId("x")))));
        world.v2.putDeliverabilityDashboardOption(
                r -> r.dashboardEnabled(true).subscribedDomains(watched("example.com")));
        assertEquals(
                "No campaign data is collected for domain <example.com> on this server.",
                MailWorld.text(assertThrows(
                        NotFoundException.class,
                        () -> world.v2.listDomainDeliverabilityCampaigns(r -> r.subscribedDomain("example.com")
                                .startDate(world.today)
                                .endDate(world.today)))));
    }
}
