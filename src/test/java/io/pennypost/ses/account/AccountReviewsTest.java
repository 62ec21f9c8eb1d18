package io.pennypost.ses.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.Conflict;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.account.AccountDetails.Review;
import io.pennypost.testing.MemoryCatalog;
import io.pennypost.testing.MemoryEventLog;
import io.pennypost.testing.SettableClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// How an account leaves the sandbox.
final class AccountReviewsTest {
    private static final Scope SCOPE = new Scope("000000000000", "us-east-1");
    private static final AccountDetails TOLD = new AccountDetails(
            "TRANSACTIONAL", "https://example.com", Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    private final MemoryCatalog catalog = new MemoryCatalog();
    private final Accounts accounts = accounts(AccountSettings.ses(false));
    private final AccountReviews reviews = new AccountReviews(accounts, new Random(1));

    private Accounts accounts(AccountSettings settings) {
        return new Accounts(
                catalog, new MemoryEventLog(), settings, new SettableClock(Instant.parse("2026-11-24T12:00:00Z")));
    }

    private Optional<Review.Status> review() {
        return accounts.of(SCOPE)
                .details()
                .flatMap(AccountDetails::reviewDetails)
                .map(Review::status);
    }

    @Test
    void whoAsksWaitsInTheSandbox() {
        reviews.submit(SCOPE, TOLD, true);

        assertEquals(Optional.of(Review.Status.PENDING), review());
        assertFalse(accounts.of(SCOPE).productionAccess());
    }

    @Test
    void aSecondRequestHasToWaitAndChangesNothing() {
        reviews.submit(SCOPE, TOLD, true);
        var before = accounts.of(SCOPE);

        var refused = assertThrows(Conflict.class, () -> reviews.submit(SCOPE, TOLD, false));

        assertEquals("ConflictException", refused.code());
        assertEquals(before, accounts.of(SCOPE));
    }

    @Test
    void anApprovedAccountMaySendMore() {
        reviews.submit(SCOPE, TOLD, true);
        reviews.approve(SCOPE);

        assertEquals(Optional.of(Review.Status.GRANTED), review());
        assertTrue(accounts.of(SCOPE).productionAccess());
        assertEquals(new SendingLimits(14, 50_000), accounts.of(SCOPE).limits());
    }

    @Test
    void anApprovalNeverTakesWhatTheConfigurationGives() {
        new AccountReviews(accounts(new AccountSettings(false, 100, -1)), new Random(1)).approve(SCOPE);

        assertEquals(new SendingLimits(100, -1), accounts.of(SCOPE).limits());
    }

    @Test
    void theOperatorMayNameTheLimitsUnasked() {
        reviews.approve(SCOPE, new SendingLimits(5, 1000));

        assertTrue(accounts.of(SCOPE).productionAccess());
        assertEquals(new SendingLimits(5, 1000), accounts.of(SCOPE).limits());
        assertEquals(Optional.empty(), accounts.of(SCOPE).details());
    }

    @Test
    void anApprovalIsForOneRegion() {
        reviews.approve(SCOPE);

        assertFalse(accounts.of(new Scope("000000000000", "eu-west-1")).productionAccess());
    }

    @Test
    void whoIsDeniedMayAskAgain() {
        reviews.submit(SCOPE, TOLD, true);
        reviews.deny(SCOPE);
        assertEquals(Optional.of(Review.Status.DENIED), review());
        assertFalse(accounts.of(SCOPE).productionAccess());

        reviews.submit(SCOPE, TOLD, true);

        assertEquals(Optional.of(Review.Status.PENDING), review());
    }

    @Test
    void whatNobodyAskedForCannotBeDenied() {
        assertThrows(NotFound.class, () -> reviews.deny(SCOPE));
        reviews.submit(SCOPE, TOLD, false);

        assertThrows(NotFound.class, () -> reviews.deny(SCOPE));
        assertEquals(Optional.empty(), review());
    }

    @Test
    void aReviewIsOverOnceTheConfigurationGivesWhatItAsksFor() {
        reviews.submit(SCOPE, TOLD, true);
        var production = accounts(AccountSettings.ses(true));

        new AccountReviews(production, new Random(1)).submit(SCOPE, TOLD, true);

        assertEquals(Optional.of(Review.Status.GRANTED), review());
    }

    @Test
    void outsideOfTheSandboxDetailsNeedNoDecision() {
        var production = accounts(AccountSettings.ses(true));
        var outside = new AccountReviews(production, new Random(1));
        outside.submit(SCOPE, TOLD, true);
        var first = production.of(SCOPE).details().flatMap(AccountDetails::reviewDetails);
        outside.submit(SCOPE, TOLD, false);

        assertEquals(Optional.of(Review.Status.GRANTED), first.map(Review::status));
        assertEquals(first, production.of(SCOPE).details().flatMap(AccountDetails::reviewDetails));
        assertTrue(production.of(SCOPE).productionAccess());
    }
}
