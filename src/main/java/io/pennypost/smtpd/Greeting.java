package io.pennypost.smtpd;

import java.util.random.RandomGenerator;

/// The first line of a session, with a name of the connection as SES gives one.
final class Greeting {
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String ALL = UPPER + "abcdefghijklmnopqrstuvwxyz";

    private Greeting() {}

    static String of(String hostname, RandomGenerator random) {
        return "220 " + hostname + " ESMTP SimpleEmailService-d-" + pick(UPPER, 9, random) + ' '
                + pick(ALL, 20, random);
    }

    private static String pick(String alphabet, int length, RandomGenerator random) {
        var out = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            out.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return out.toString();
    }
}
