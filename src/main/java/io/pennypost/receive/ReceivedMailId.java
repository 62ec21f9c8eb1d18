package io.pennypost.receive;

import io.pennypost.store.MessageId;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What SES calls the message id of a received mail: 40 digits and lower-case letters, key of its S3 object.
///
/// Our own id stands in the first thirteen, the others are random: nobody guesses the key of an object.
public final class ReceivedMailId {
    /// Length of every id.
    public static final int LENGTH = 40;

    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";
    private static final int OWN = 13;

    private ReceivedMailId() {}

    /// The id clients see.
    static String of(MessageId id, RandomGenerator random) {
        var text = new StringBuilder(LENGTH);
        for (int i = OWN - 1; i >= 0; i--) {
            text.append(DIGITS.charAt((int) (id.value() >>> (5 * i)) & 31));
        }
        for (int i = OWN; i < LENGTH; i++) {
            text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return text.toString();
    }

    /// Our own id behind it; empty when the text is none by its shape.
    public static Optional<MessageId> parse(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            if (digit < 0 || (i == 0 && digit > 7)) {
                return Optional.empty();
            }
            value = i < OWN ? (value << 5) | digit : value;
        }
        return Optional.of(new MessageId(value));
    }
}
