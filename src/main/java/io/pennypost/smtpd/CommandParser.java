package io.pennypost.smtpd;

import io.pennypost.mail.address.Address;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads one line of a client, without its line end (RFC 5321 §4.1.1). Never throws, whatever the line.
final class CommandParser {
    /// More digits than any size has; no sum of them overflows.
    private static final int DIGITS_MAX = 18;

    private CommandParser() {}

    static Command parse(String line) {
        if (!line.chars().allMatch(c -> c >= ' ' && c != 0x7f)) {
            return new Command.Malformed("", Replies.BAD_SYNTAX);
        }
        int space = line.indexOf(' ');
        var verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        var argument = space < 0 ? "" : line.substring(space + 1).strip();
        return switch (verb) {
            case "EHLO", "HELO" ->
                argument.isEmpty()
                        ? new Command.Malformed(verb, Replies.HELLO_SYNTAX)
                        : new Command.Hello(verb.equals("EHLO"), argument);
            case "STARTTLS" -> bare(verb, argument, new Command.StartTls());
            case "AUTH" -> auth(argument);
            case "MAIL" -> mail(argument);
            case "RCPT" -> recipient(argument);
            case "DATA" -> bare(verb, argument, new Command.Data());
            case "BDAT" -> chunk(argument);
            case "RSET" -> bare(verb, argument, new Command.Reset());
            case "NOOP" -> new Command.Nothing();
            case "QUIT" -> bare(verb, argument, new Command.Quit());
            case "VRFY", "EXPN" -> new Command.Disclose(verb);
            case "HELP" -> new Command.Malformed(verb, Replies.HELP_DISABLED);
            default -> new Command.Unknown();
        };
    }

    private static Command bare(String verb, String argument, Command command) {
        return argument.isEmpty() ? command : new Command.Malformed(verb, Replies.BAD_SYNTAX);
    }

    private static Command auth(String argument) {
        var words = argument.split(" +", -1);
        if (argument.isEmpty() || words.length > 2) {
            return new Command.Malformed("AUTH", Replies.AUTH_SYNTAX);
        }
        var initial = words.length == 2 ? Optional.of(words[1].equals("=") ? "" : words[1]) : Optional.<String>empty();
        return new Command.Auth(words[0].toUpperCase(Locale.ROOT), initial);
    }

    private static Command mail(String argument) {
        var path = Path.parse("FROM:", argument);
        if (path.isEmpty()) {
            return new Command.Malformed("MAIL", Replies.MAIL_SYNTAX);
        }
        var sender = path.get().address();
        if (sender.isEmpty() && !path.get().text().isEmpty()) {
            return new Command.Malformed("MAIL", Replies.BAD_SENDER);
        }
        return mail(sender, path.get().parameters());
    }

    private static Command mail(Optional<Address> sender, List<Path.Parameter> parameters) {
        var size = OptionalLong.empty();
        for (var parameter : parameters) {
            switch (parameter.keyword()) {
                case "SIZE" -> {
                    size = digits(parameter.value());
                    if (size.isEmpty()) {
                        return new Command.Malformed("MAIL", Replies.MAIL_SYNTAX);
                    }
                }
                case "BODY" -> {
                    if (!isBody(parameter.value())) {
                        return new Command.Malformed("MAIL", Replies.MAIL_PARAMETERS);
                    }
                }
                // RFC 4954 §5 and RFC 3461 §4: without meaning here, and harmless.
                case "AUTH", "RET", "ENVID" -> {}
                default -> {
                    return new Command.Malformed("MAIL", Replies.MAIL_PARAMETERS);
                }
            }
        }
        return new Command.Mail(sender, size);
    }

    private static boolean isBody(String value) {
        return value.equalsIgnoreCase("7BIT") || value.equalsIgnoreCase("8BITMIME");
    }

    private static Command recipient(String argument) {
        var path = Path.parse("TO:", argument);
        if (path.isEmpty()) {
            return new Command.Malformed("RCPT", Replies.recipientSyntax(argument));
        }
        var recipient = path.get().address();
        boolean postmaster = path.get().text().equalsIgnoreCase("postmaster");
        if (recipient.isEmpty() && !postmaster) {
            return new Command.Malformed("RCPT", Replies.BAD_RECIPIENT);
        }
        // RFC 3461 §4: notices of delivery are asked for in vain, as at SES.
        return path.get().parameters().stream()
                        .allMatch(one ->
                                one.keyword().equals("NOTIFY") || one.keyword().equals("ORCPT"))
                ? recipient.<Command>map(Command.Recipient::new).orElseGet(Command.Postmaster::new)
                : new Command.Malformed("RCPT", Replies.RECIPIENT_PARAMETERS);
    }

    private static Command chunk(String argument) {
        var words = argument.split(" +", -1);
        var size = digits(words[0]);
        boolean last = words.length == 2 && words[1].equalsIgnoreCase("LAST");
        return size.isEmpty() || words.length > 2 || (words.length == 2 && !last)
                ? new Command.Malformed("BDAT", Replies.CHUNK_SYNTAX)
                : new Command.Chunk(size.getAsLong(), last);
    }

    private static OptionalLong digits(String text) {
        if (text.isEmpty() || text.length() > DIGITS_MAX) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return OptionalLong.empty();
            }
            value = value * 10 + digit;
        }
        return OptionalLong.of(value);
    }
}
