package io.pennypost.api.sesv2;

import static io.pennypost.api.sesv2.EmailIdentityCalls.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pennypost.ses.identity.IdentityWorld;
import io.pennypost.ses.identity.VerificationMode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Pages and filters of ListEmailIdentities.
class EmailIdentityListingTest {
    private final IdentityWorld world = IdentityWorld.of(VerificationMode.DNS);
    private final EmailIdentityCalls ses = new EmailIdentityCalls(world);

    @Test
    void pagesAreSortedAndEndWithoutAToken() {
        for (var name : List.of("c.example", "a.example", "b.example")) {
            ses.create(name);
        }
        var first = ses.list(Map.of(), Optional.empty(), Optional.of(2));
        assertEquals(List.of("a.example", "b.example"), names(first));
        var second = ses.list(Map.of(), first.nextToken(), Optional.of(2));
        assertEquals(List.of("c.example"), names(second));
        assertEquals(Optional.empty(), second.nextToken());
        assertEquals(
                Optional.empty(),
                ses.list(Map.of(), Optional.empty(), Optional.of(3)).nextToken(),
                "exactly full");
    }

    @Test
    void pagesStayRightWhileIdentitiesComeAndGo() {
        for (var name : List.of("a.example", "c.example", "e.example")) {
            ses.create(name);
        }
        var first = ses.list(Map.of(), Optional.empty(), Optional.of(2));
        ses.delete("c.example");
        ses.create("b.example");
        ses.create("d.example");
        var second = ses.list(Map.of(), first.nextToken(), Optional.of(2));
        assertEquals(List.of("d.example", "e.example"), names(second), "none twice, none left out");
    }

    @Test
    void thePageHas25ItemsWhenNobodySays() {
        for (int i = 10; i < 36; i++) {
            ses.create("d" + i + ".example");
        }
        var first = ses.list(Map.of(), Optional.empty(), Optional.empty());
        assertEquals(25, first.emailIdentities().size());
        assertEquals(List.of("d35.example"), names(ses.list(Map.of(), first.nextToken(), Optional.empty())));
    }

    @Test
    void badPagesAreRefused() {
        for (var size : new int[] {-1, 0, 1001}) {
            assertRefused(
                    "BadRequestException",
                    "Value " + size + " for parameter PageSize is invalid. PageSize must be between 1 and 1000.",
                    () -> ses.list(Map.of(), Optional.empty(), Optional.of(size)));
        }
        var foreign = Base64.getUrlEncoder().encodeToString(new byte[40]);
        assertRefused(
                "BadRequestException",
                "Invalid NextToken <" + foreign + ">.",
                () -> ses.list(Map.of(), Optional.of(foreign), Optional.empty()));
    }

    @Test
    void filtersHoldTogether() {
        ses.create("alpha.example");
        ses.create("beta.example");
        ses.create("alpha@beta.example");
        world.publish("alpha.example");
        ses.get("alpha.example");
        assertEquals(
                List.of("alpha.example", "alpha@beta.example"), filtered(Map.of("IDENTITY_NAME_CONTAINS", "ALPHA")));
        assertEquals(List.of("alpha.example", "beta.example"), filtered(Map.of("IDENTITY_TYPE", "DOMAIN")));
        assertEquals(List.of("alpha.example"), filtered(Map.of("VERIFICATION_STATUS", "SUCCESS")));
        assertEquals(List.of(), filtered(Map.of("IDENTITY_TYPE", "MANAGED_DOMAIN")));
        assertEquals(
                List.of("beta.example"), filtered(Map.of("IDENTITY_TYPE", "DOMAIN", "VERIFICATION_STATUS", "PENDING")));
    }

    @Test
    void aFilterThatMatchesFewStillFillsItsPages() {
        for (int i = 10; i < 40; i++) {
            ses.create("d" + i + (i % 10 == 5 ? ".rare" : ".often") + ".example");
        }
        var filter = Map.of("IDENTITY_NAME_CONTAINS", "rare");
        var first = ses.list(filter, Optional.empty(), Optional.of(2));
        assertEquals(List.of("d15.rare.example", "d25.rare.example"), names(first));
        var second = ses.list(filter, first.nextToken(), Optional.of(2));
        assertEquals(List.of("d35.rare.example"), names(second));
        assertEquals(Optional.empty(), second.nextToken());
    }

    @Test
    void unknownFiltersAreRefused() {
        assertRefused(
                "BadRequestException",
                "A filter must be one of IDENTITY_NAME_CONTAINS, IDENTITY_TYPE, VERIFICATION_STATUS.",
                () -> filtered(Map.of("NAME", "a")));
        assertRefused(
                "BadRequestException",
                "Value X for filter IDENTITY_TYPE is invalid. It must be one of [EMAIL_ADDRESS, DOMAIN, MANAGED_DOMAIN].",
                () -> filtered(Map.of("IDENTITY_TYPE", "X")));
    }

    private List<String> filtered(Map<String, String> filter) {
        return names(ses.list(filter, Optional.empty(), Optional.empty()));
    }

    private static List<String> names(ListEmailIdentities.Output page) {
        return page.emailIdentities().stream()
                .map(ListEmailIdentities.IdentityInfo::identityName)
                .toList();
    }
}
