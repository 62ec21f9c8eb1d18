package io.pennypost.receive.action;

import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a `LambdaAction` leads to. SES knows functions alone; the other targets are ours, each with a URI in the
/// place of the ARN, so that stock clients can write them.
public sealed interface FunctionTarget {
    /// Lambda's pattern of `FunctionName`, somewhat wider.
    Pattern FUNCTION = Pattern.compile("[A-Za-z0-9_:$-]{1,170}");

    /// A function of Lambda, by its ARN or its name.
    record Function(String name) implements FunctionTarget {}

    /// A function that is a plain `http` or `https` URL.
    record Web(String url) implements FunctionTarget {}

    /// `mailto:` an address that the mail is forwarded to.
    record Forward(Address to) implements FunctionTarget {}

    /// `pennypost:inbox`.
    record Inbox() implements FunctionTarget {}

    /// Reads what stands in the place of the ARN; empty when it is none of these.
    static Optional<FunctionTarget> parse(String text) {
        if (text.equals("pennypost:inbox")) {
            return Optional.of(new Inbox());
        }
        if (text.startsWith("mailto:")) {
            return Mailbox.parseBare(text.substring("mailto:".length()))
                    .mailboxIfParsed()
                    .map(mailbox -> new Forward(mailbox.address()));
        }
        if (text.startsWith("http:") || text.startsWith("https:")) {
            return isUrl(text) ? Optional.of(new Web(text)) : Optional.empty();
        }
        return FUNCTION.matcher(text).matches() ? Optional.of(new Function(text)) : Optional.empty();
    }

    private static boolean isUrl(String text) {
        try {
            var url = URI.create(text);
            return url.getHost() != null && url.getRawUserInfo() == null;
        } catch (IllegalArgumentException noUri) {
            return false;
        }
    }
}
