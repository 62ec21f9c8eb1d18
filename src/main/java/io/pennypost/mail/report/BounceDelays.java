package io.pennypost.mail.report;

import java.util.Locale;
import java.util.regex.Pattern;

/// Tells a notice that delivery takes longer from one that it failed.
final class BounceDelays {
    private static final Pattern SUBJECT =
            Pattern.compile("(?i).*(?:\\(delay\\)|delayed|delivery delay|warning: (?:message|could not send)"
                    + "|still being retried|\\(warning\\)).*");

    private static final Pattern WORDS =
            Pattern.compile("(?s).*(?:you do not need to resend|this is a warning message only"
                    + "|will continue to (?:be tried|try)|delivery attempts will continue|message will be retried"
                    + "|has not yet been delivered|is still in the queue|no action is required on your part"
                    + "|will keep trying|not been delivered yet|is temporary).*");

    private BounceDelays() {}

    static boolean areTold(Fields header, String human) {
        return SUBJECT.matcher(header.read("Subject")).matches()
                || WORDS.matcher(human.toLowerCase(Locale.ROOT)).matches();
    }
}
