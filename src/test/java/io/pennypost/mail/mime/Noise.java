package io.pennypost.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/// Random bytes that are near enough to mail to get deep into a parser.
final class Noise {
    private static final String[] PIECES = {
        "\r\n",
        "\r\n",
        "\n",
        "\r",
        " ",
        "\t",
        ":",
        ";",
        "=",
        "\"",
        "--",
        "--b",
        "--b--",
        "\r\n\r\n",
        "From: a@b",
        "Content-Type: multipart/mixed; boundary=b\r\n",
        "Content-Type: message/rfc822\r\n",
        "\r\n--b\r\n",
        "Content-Disposition: attachment; filename*0*=utf-8''%41; filename*1=b",
        "name=",
        "=?utf-8?Q?=41?=",
        "=?iso-2022-jp?B?GyRC?=",
        "?=",
        "\u00e4",
        "\0",
        "%zz",
        "*0*",
        "a",
        "b",
        "\\"
    };

    private Noise() {}

    static byte[] message(SplittableRandom random, int pieces) {
        return text(random, pieces)
                .getBytes(random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    static String text(SplittableRandom random, int pieces) {
        var text = new StringBuilder();
        for (int i = random.nextInt(pieces); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
