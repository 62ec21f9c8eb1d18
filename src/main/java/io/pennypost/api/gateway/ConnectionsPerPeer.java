package io.pennypost.api.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.internal.HttpConnection;

/// Closes the connection that is one too many from its address. The map holds only addresses that are connected.
final class ConnectionsPerPeer implements Connection.Listener {
    private final int connectionsMax;
    private final ConcurrentHashMap<InetAddress, Integer> open = new ConcurrentHashMap<>();

    ConnectionsPerPeer(int connectionsMax) {
        this.connectionsMax = connectionsMax;
    }

    @Override
    public void onOpened(Connection connection) {
        peer(connection).ifPresent(address -> {
            if (open.merge(address, 1, Integer::sum) > connectionsMax) {
                connection.getEndPoint().close();
            }
        });
    }

    @Override
    public void onClosed(Connection connection) {
        peer(connection)
                .ifPresent(address -> open.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1));
    }

    /// Of a TLS connection only the inner, HTTP one counts.
    private static Optional<InetAddress> peer(Connection connection) {
        return connection instanceof HttpConnection
                        && connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress socket
                ? Optional.of(socket.getAddress())
                : Optional.empty();
    }
}
