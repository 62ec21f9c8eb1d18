package io.pennypost.send;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.store.Body;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// Sends what reception has to send: reports to senders, and mail that is forwarded. No admission sees it, and it
/// is not counted.
public interface OwnMail {
    /// Writes a mail under the name that it is given.
    @FunctionalInterface
    interface Writing {
        /// All bytes of the mail, CRLF throughout.
        ///
        /// @param messageId of the mail's `Message-ID`, without angle brackets
        byte[] write(String messageId, Instant at) throws IOException;
    }

    /// Sends a report under the null sender, so that nothing ever comes back to it.
    ///
    /// @param from whose DKIM key signs
    /// @return the SES message id
    /// @throws IOException                        when it cannot be written
    /// @throws io.pennypost.store.StoreException  when it cannot be kept
    String report(Scope scope, Address from, Address to, Writing writing) throws IOException;

    /// Sends a mail on as it is.
    ///
    /// @param signer      the address that forwards, whose DKIM key signs
    /// @param reversePath the envelope sender; empty for the null sender
    /// @return the SES message id
    /// @throws IOException                        when it cannot be read
    /// @throws io.pennypost.store.StoreException  when it cannot be kept
    String forward(Scope scope, Address signer, String reversePath, Address to, Body mail) throws IOException;

    /// Puts a mail into the inbox for people to read.
    ///
    /// @param source the envelope sender
    /// @return the SES message id
    /// @throws IOException                        when it cannot be read
    /// @throws io.pennypost.store.StoreException  when it cannot be kept
    String keep(Scope scope, Address source, List<Address> recipients, Body mail) throws IOException;
}
