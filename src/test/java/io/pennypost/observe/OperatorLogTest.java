package io.pennypost.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class OperatorLogTest {
    @Test
    void lineHasTimeLevelShortNameAndMessage() {
        assertEquals("2026-11-24T22:06:13.120Z WARN  Spool disk is nearly full\n", line("disk is nearly full", null));
    }

    @Test
    void strangersCannotWriteALineOfTheirOwn() {
        assertEquals("2026-11-24T22:06:13.120Z WARN  Spool a  ERROR b\n", line("a\r\nERROR b", null));
    }

    @Test
    void failureComesWithItsStack() {
        var text = line("failed", new IllegalStateException("why"));

        assertTrue(text.contains("IllegalStateException: why"), text);
        assertTrue(text.contains("OperatorLogTest"), text);
    }

    @Test
    void theProgramLogsThroughIt() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();

        assertEquals(Level.INFO, context.getLogger("io.pennypost.x").getEffectiveLevel());
        assertEquals(Level.WARN, context.getLogger("org.eclipse.jetty").getEffectiveLevel());
    }

    private static String line(String message, @org.jspecify.annotations.Nullable Throwable failure) {
        var context = new LoggerContext();
        var logger = context.getLogger("io.pennypost.store.Spool");
        var event = new LoggingEvent("", logger, Level.WARN, message, failure, null);
        event.setInstant(Instant.parse("2026-11-24T22:06:13.120Z"));
        return new OperatorLogLayout().doLayout(event);
    }
}
