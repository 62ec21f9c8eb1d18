package io.pennypost.smtpd;

/// Reads the octets of BDAT chunks (RFC 3030 §2), which may split anywhere, even within a line end.
///
/// We offer no BINARYMIME, so the octets are lines, too: a CR or LF alone spoils the message as it does after DATA.
final class ChunkReader implements Input.Taker {
    private final Incoming message;
    private boolean afterCr;

    ChunkReader(Incoming message) {
        this.message = message;
    }

    @Override
    public int take(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (afterCr != (b == '\n')) {
                message.spoil(afterCr ? Incoming.Fault.BARE_CR : Incoming.Fault.BARE_LF);
            }
            afterCr = b == '\r';
        }
        message.append(bytes, from, to);
        return to - from;
    }

    /// Says that no octet follows.
    void end() {
        if (afterCr) {
            message.spoil(Incoming.Fault.BARE_CR);
        }
    }
}
