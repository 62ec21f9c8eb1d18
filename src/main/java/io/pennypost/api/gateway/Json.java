package io.pennypost.api.gateway;

import java.util.HexFormat;

/// The one JSON object that the door itself writes: `{"message": …}`.
final class Json {
    private Json() {}

    static String message(String text) {
        var out = new StringBuilder(text.length() + 16).append("{\"message\":\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || Character.isSurrogate(c)) {
                out.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                out.append(c);
            }
        }
        return out.append("\"}").toString();
    }
}
