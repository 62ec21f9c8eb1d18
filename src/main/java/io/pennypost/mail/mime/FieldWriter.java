package io.pennypost.mail.mime;

import io.pennypost.mail.address.Mailbox;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes header fields: folded before 78 columns where there is a space, never past 998 (RFC 5322 §2.1.1).
final class FieldWriter {
    private static final int COLUMNS = 78;
    private static final int ENCODED_COLUMNS = 76;
    private static final int LINE_MAX = 998;
    private static final String ATOM_PUNCTUATION = "!#$%&'*+-/=?^_`{|}~";

    private final OctetBuilder out;
    private int column;
    private boolean first;

    FieldWriter(OctetBuilder out) {
        this.out = out;
    }

    byte[] toBytes() {
        return out.toBytes();
    }

    /// A field whose value is free text; other characters than ASCII are written in UTF-8.
    void unstructured(String name, String value) {
        unstructured(name, value, StandardCharsets.UTF_8);
    }

    /// A field whose value is free text. ASCII goes as it is, encoded-words of the caller included.
    void unstructured(String name, String value, Charset charset) {
        HeaderField.requireSingleLine(value);
        open(name);
        if (isPlain(value) && longestWord(value) + column <= LINE_MAX) {
            folded(value);
        } else {
            encoded(value, charset);
        }
        close();
    }

    /// A field of addresses.
    void mailboxes(String name, List<Mailbox> mailboxes) {
        open(name);
        for (int i = 0; i < mailboxes.size(); i++) {
            mailbox(mailboxes.get(i), i < mailboxes.size() - 1 ? "," : "");
        }
        close();
    }

    /// A structured field: tokens that are set apart by spaces or folds.
    void tokens(String name, List<String> tokens) {
        open(name);
        tokens.forEach(this::token);
        close();
    }

    private void mailbox(Mailbox mailbox, String comma) {
        var address = mailbox.address().toString();
        if (!isPlain(address)) {
            throw new IllegalArgumentException("address is not printable ASCII");
        }
        if (mailbox.displayName().isEmpty()) {
            token(address + comma);
            return;
        }
        displayName(mailbox.displayName().get());
        token("<" + address + ">" + comma);
    }

    private void displayName(String name) {
        HeaderField.requireSingleLine(name);
        if (!isPlain(name) || name.length() > LINE_MAX / 2) {
            encoded(name, StandardCharsets.UTF_8);
        } else if (isPhrase(name)) {
            folded(name);
        } else {
            token(quoted(name));
        }
    }

    private void open(String name) {
        out.ascii(name).add(':').add(' ');
        column = name.length() + 2;
        first = true;
    }

    private void close() {
        out.add('\r').add('\n');
    }

    private void token(String token) {
        separate(token.length(), COLUMNS);
        out.ascii(token);
        column += token.length();
        first = false;
        if (column > LINE_MAX) {
            throw new IllegalArgumentException("header line is longer than 998 characters");
        }
    }

    /// A space, or a fold if what follows does not fit; nothing behind the colon.
    private void separate(int length, int columns) {
        if (first) {
            return;
        }
        if (column + 1 + length > columns) {
            out.add('\r').add('\n');
            column = 0;
        }
        out.add(' ');
        column++;
    }

    /// Words with their spaces exactly as given; a line break comes before a space or not at all.
    private void folded(String value) {
        separate(nextGap(value, 0), COLUMNS);
        int word = 0;
        while (word < value.length()) {
            int end = nextGap(value, word);
            if (word > 0 && column + end - word > COLUMNS) {
                out.add('\r').add('\n');
                column = 0;
            }
            for (int i = word; i < end; i++) {
                out.add(value.charAt(i));
            }
            column += end - word;
            word = end;
        }
        first = false;
    }

    /// The next space with a word before and a word behind it: no line may be of spaces alone.
    private static int nextGap(String value, int from) {
        int i = from;
        while (i < value.length() && isSpace(value.charAt(i))) {
            i++;
        }
        while (i < value.length() && !isSpace(value.charAt(i))) {
            i++;
        }
        int word = i;
        while (word < value.length() && isSpace(value.charAt(word))) {
            word++;
        }
        return word == value.length() ? word : i;
    }

    private void encoded(String value, Charset charset) {
        int room = ENCODED_COLUMNS - column - (first ? 0 : 1);
        for (var word : EncodedWords.encode(value, charset, Math.max(room, 40))) {
            separate(word.length(), ENCODED_COLUMNS);
            out.ascii(word);
            column += word.length();
            first = false;
        }
    }

    private static int longestWord(String value) {
        int longest = 0;
        int start = 0;
        while (start < value.length()) {
            int end = nextGap(value, start);
            longest = Math.max(longest, end - start);
            start = end;
        }
        return longest;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    /// Whether the name can stand without quotes: atoms and encoded-words with single spaces between
    /// (RFC 5322 §3.2.5).
    private static boolean isPhrase(String name) {
        int start = 0;
        while (start <= name.length()) {
            int space = name.indexOf(' ', start);
            int end = space < 0 ? name.length() : space;
            if (!isPhraseWord(name, start, end)) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    private static boolean isPhraseWord(String name, int start, int end) {
        boolean encodedWord = name.startsWith("=?", start) && name.startsWith("?=", Math.max(start + 2, end - 2));
        for (int i = start; i < end; i++) {
            char c = name.charAt(i);
            if (!isAtomCharacter(c) && !(encodedWord && c == '.')) {
                return false;
            }
        }
        return end > start;
    }

    private static boolean isAtomCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || ATOM_PUNCTUATION.indexOf(c) >= 0;
    }

    private static String quoted(String name) {
        var quoted = new StringBuilder(name.length() + 8).append('"');
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }
}
