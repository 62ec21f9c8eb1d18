package io.pennypost.mail.reply;

import io.pennypost.mail.smtp.EnhancedCode;
import io.pennypost.mail.smtp.Phase;
import io.pennypost.mail.smtp.Reply;
import java.util.Optional;

/// A refusal as far as it is known.
///
/// @param phase    where in the dialogue; empty when a bounce mail tells of it
/// @param code     the reply code; empty when a bounce mail has none
/// @param enhanced the enhanced code, of the reply or else of the bounce mail
/// @param text     what was said, with or without codes, in any number of lines
/// @param provider who said so, where its words are known
public record Refusal(
        Optional<Phase> phase,
        Optional<Integer> code,
        Optional<EnhancedCode> enhanced,
        String text,
        Optional<Provider> provider) {

    /// What a server said to us.
    public static Refusal of(Reply reply, Phase phase) {
        return new Refusal(
                Optional.of(phase), Optional.of(reply.code()), reply.enhanced(), reply.text(), Optional.empty());
    }

    /// What a bounce mail tells.
    public static Refusal told(
            Optional<Integer> code, Optional<EnhancedCode> enhanced, String text, Optional<Provider> provider) {
        return new Refusal(Optional.empty(), code, enhanced, text, provider);
    }

    /// The same, said by a known provider.
    public Refusal by(Provider provider) {
        return new Refusal(phase, code, enhanced, text, Optional.of(provider));
    }
}
