package io.pennypost.api.sesv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.auth.Caller;
import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.account.AccountSettings;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.account.SendQuota;
import io.pennypost.ses.configset.SuppressionReason;
import io.pennypost.ses.identity.IdentityWorld;
import io.pennypost.ses.identity.VerificationMode;
import io.pennypost.store.EventLog;
import io.pennypost.store.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/// What an account says of itself.
class AccountOperationsTest {
    private static final Caller CALLER = new Caller(
            IdentityWorld.SCOPE,
            "arn:aws:iam::000000000000:root",
            "000000000000",
            "000000000000",
            "127.0.0.1",
            "",
            false);

    private final IdentityWorld world = IdentityWorld.of(VerificationMode.AT_ONCE);

    Accounts accounts(IdentityWorld given) {
        return new Accounts(given.catalog, new SentLastDay(7), AccountSettings.ses(false), given.clock);
    }

    private static GetAccount.Output get(Accounts accounts) {
        return new GetAccount(accounts).handle(CALLER, new GetAccount.Input());
    }

    @Test
    void aSandboxedAccountSaysSo() {
        var account = get(accounts(world));
        assertFalse(account.productionAccessEnabled());
        assertTrue(account.sendingEnabled());
        assertEquals("HEALTHY", account.enforcementStatus());
        assertEquals(new SendQuota(200, 1, 7), account.sendQuota());
        assertEquals(
                List.of(SuppressionReason.BOUNCE, SuppressionReason.COMPLAINT),
                account.suppressionAttributes().suppressedReasons());
    }

    @Test
    void withoutLimitsTheQuotaIsMinusOne() {
        var accounts = new Accounts(world.catalog, new SentLastDay(0), AccountSettings.unlimited(), world.clock);
        assertEquals(new SendQuota(-1, -1, 0), get(accounts).sendQuota());
        assertTrue(get(accounts).productionAccessEnabled());
    }

    @Test
    void theSwitchIsKeptForItsAccountAndRegionOnly() {
        accounts(world).setSendingEnabled(CALLER.scope(), false);
        assertFalse(get(accounts(world)).sendingEnabled());
        assertTrue(accounts(world).of(new Scope("000000000000", "eu-west-1")).sendingEnabled());
    }

    @Test
    void laterSettingsCountForAnAccountThatWasChanged() {
        accounts(world).setSendingEnabled(CALLER.scope(), false);
        var production = new Accounts(world.catalog, new SentLastDay(0), AccountSettings.ses(true), world.clock);
        assertEquals(new SendQuota(50_000, 14, 0), get(production).sendQuota());
        assertFalse(get(production).sendingEnabled());
    }

    @Test
    void limitsBelowNothingAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new AccountSettings(true, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new AccountSettings(true, 1, -2));
    }

    /// A ledger that knows how much was sent in the last day, and nothing else.
    private record SentLastDay(long count) implements EventLog {
        @Override
        public java.util.List<Fed> after(Position position, int limit) {
            return java.util.List.of();
        }

        @Override
        public void watch(Runnable news) {}

        @Override
        public SortedMap<Instant, Long> recipients(Scope scope, String type, Instant from, Instant to, Duration span) {
            throw new AssertionError("GetAccount asks for the last day alone.");
        }

        @Override
        public List<Told> told(Scope scope, LocalDate day, long afterId, int limit) {
            throw new AssertionError("GetAccount asks for the last day alone.");
        }

        @Override
        public long recipients(Scope scope, String type, Instant now, Duration window) {
            assertEquals("Send", type);
            assertEquals(Duration.ofDays(1), window);
            return count;
        }

        @Override
        public List<LedgerEntry> ofMessage(String sesMessageId, Instant day) {
            throw new AssertionError("GetAccount asks the ledger for the last day only.");
        }

        @Override
        public List<LedgerEntry> find(Query query, long beforeId, int limit) {
            throw new AssertionError("GetAccount asks the ledger for the last day only.");
        }

        @Override
        public void dropBefore(Instant instant) {
            throw new AssertionError("GetAccount asks the ledger for the last day only.");
        }

        @Override
        public void close() {}
    }
}
