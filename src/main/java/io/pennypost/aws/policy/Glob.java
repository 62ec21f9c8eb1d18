package io.pennypost.aws.policy;

import java.util.BitSet;

/// A text with `*` for any characters and `?` for one. Matching takes no more steps than the product of the lengths.
///
/// @param literal places at which `*` and `?` stand for themselves
record Glob(String text, BitSet literal) {
    private static final int NONE = -1;

    static Glob of(String text) {
        return new Glob(text, new BitSet());
    }

    private boolean isAny(int at) {
        return at < text.length() && text.charAt(at) == '*' && !literal.get(at);
    }

    private boolean fits(int at, char c) {
        return at < text.length() && (text.charAt(at) == c || (text.charAt(at) == '?' && !literal.get(at)));
    }

    boolean matches(String value) {
        int at = 0;
        int in = 0;
        int lastAny = NONE;
        int resumeIn = 0;
        while (in < value.length()) {
            if (isAny(at)) {
                lastAny = at++;
                resumeIn = in;
            } else if (fits(at, value.charAt(in))) {
                at++;
                in++;
            } else if (lastAny != NONE) {
                // The last star takes one character more.
                at = lastAny + 1;
                in = ++resumeIn;
            } else {
                return false;
            }
        }
        while (isAny(at)) {
            at++;
        }
        return at == text.length();
    }

    /// A part of it.
    Glob part(int from, int to) {
        return new Glob(text.substring(from, to), literal.get(from, to));
    }
}
