package io.pennypost.mail.reply;

/// What a refusal is about, and why we think so.
///
/// @param rule    id of the rule that decided
/// @param byWords whether the text decided, and not codes alone
/// @param matched the words or the codes that it found
public record Finding(Reason reason, String rule, boolean byWords, String matched) {}
