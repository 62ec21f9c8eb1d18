package io.pennypost.testing;

import io.pennypost.api.gateway.Exchange;
import io.pennypost.aws.protocol.Blob;
import io.pennypost.aws.protocol.WireRequest.Header;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Requests as the HTTP door would hand them over.
public final class Exchanges {
    private Exchanges() {}

    /// A request without a body, to `localhost`.
    ///
    /// @param target  path and query
    /// @param headers names and values in turn
    public static Exchange of(String method, String target, String... headers) {
        return ofHost("localhost:4579", method, target, headers);
    }

    /// A request without a body.
    public static Exchange ofHost(String host, String method, String target, String... headers) {
        var all = new ArrayList<Header>();
        all.add(new Header("Host", host));
        for (int i = 0; i < headers.length; i += 2) {
            all.add(new Header(headers[i], headers[i + 1]));
        }
        int question = target.indexOf('?');
        return new Exchange(
                method,
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                List.copyOf(all),
                Blob.of(new byte[0]),
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                InetAddress.getLoopbackAddress(),
                false,
                Instant.EPOCH,
                "00000000-0000-0000-0000-000000000000");
    }
}
