package io.pennypost.testing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A name server on 127.0.0.1, UDP and TCP on one port, that answers out of a [Zone]; so that the real resolver can be
/// driven. A name with `TIMEOUT` gets no answer, one with `TRUNCATE` an empty truncated one over UDP.
public final class DnsServer implements AutoCloseable {
    private static final int PACKET_BYTES = 4096;

    private final ConcurrentLinkedQueue<String> queries = new ConcurrentLinkedQueue<>();
    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private volatile Zone zone;

    /// Starts on a port of the system's choice.
    public DnsServer(String zone) throws IOException {
        this.zone = Zone.of(zone);
        var loopback = InetAddress.ofLiteral("127.0.0.1");
        this.tcp = new ServerSocket(0, 50, loopback);
        this.udp = new DatagramSocket(tcp.getLocalPort(), loopback);
        Thread.ofVirtual().name("dns-udp").start(this::serveUdp);
        Thread.ofVirtual().name("dns-tcp").start(this::serveTcp);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) tcp.getLocalSocketAddress();
    }

    /// From now on, another world.
    public void become(String zone) {
        this.zone = Zone.of(zone);
    }

    /// Everything asked so far, as in `udp MX b.example`.
    public List<String> queries() {
        return List.copyOf(queries);
    }

    private void serveUdp() {
        var packet = new DatagramPacket(new byte[PACKET_BYTES], PACKET_BYTES);
        while (!udp.isClosed()) {
            try {
                packet.setLength(PACKET_BYTES);
                udp.receive(packet);
                var query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
                var answer = answer(query, "udp");
                if (answer.isPresent()) {
                    var wire = answer.get().toWire();
                    udp.send(new DatagramPacket(wire, wire.length, packet.getSocketAddress()));
                }
            } catch (IOException closed) {
                // Closed, or not a query.
            }
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try {
                var socket = tcp.accept();
                Thread.ofVirtual().name("dns-peer").start(() -> serveOne(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serveOne(Socket socket) {
        try (socket) {
            socket.setSoTimeout(5_000);
            var in = new DataInputStream(socket.getInputStream());
            var out = new DataOutputStream(socket.getOutputStream());
            while (true) {
                var answer = answer(new Message(in.readNBytes(in.readUnsignedShort())), "tcp");
                if (answer.isPresent()) {
                    var wire = answer.get().toWire();
                    out.writeShort(wire.length);
                    out.write(wire);
                    out.flush();
                }
            }
        } catch (IOException gone) {
            // The client has what it wanted.
        }
    }

    private Optional<Message> answer(Message query, String transport) throws IOException {
        var question = query.getQuestion();
        var name = question.getName().toString(true);
        queries.add(transport + " " + Type.string(question.getType()) + " " + Zone.plain(name));
        if (zone.has(name, "TIMEOUT")) {
            return Optional.empty();
        }
        var answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.getHeader().setFlag(Flags.RD);
        answer.addRecord(question, Section.QUESTION);
        if (zone.has(name, "SERVFAIL")) {
            answer.getHeader().setRcode(Rcode.SERVFAIL);
        } else if (transport.equals("udp") && zone.has(name, "TRUNCATE")) {
            answer.getHeader().setFlag(Flags.TC);
        } else {
            fill(answer, name, question.getType());
        }
        return Optional.of(answer);
    }

    /// Records at the name, or its alias and the records there, or the SOA that says that there is nothing.
    private void fill(Message answer, String name, int type) throws IOException {
        var at = name;
        for (var hop = 0; hop < 10; hop++) {
            var found = zone.at(at, Type.string(type));
            add(answer, found, Section.ANSWER);
            var alias = zone.at(at, "CNAME");
            if (!found.isEmpty() || alias.isEmpty()) {
                if (found.isEmpty()) {
                    answer.getHeader().setRcode(zone.exists(at) ? Rcode.NOERROR : Rcode.NXDOMAIN);
                    add(answer, zone.authority(at), Section.AUTHORITY);
                }
                return;
            }
            add(answer, alias, Section.ANSWER);
            at = alias.getFirst().data();
        }
    }

    private static void add(Message answer, List<Zone.Entry> entries, int section) throws IOException {
        for (var entry : entries) {
            answer.addRecord(
                    Record.fromString(
                            Name.fromString(entry.name(), Name.root),
                            Type.value(entry.type()),
                            DClass.IN,
                            entry.ttl(),
                            entry.data(),
                            Name.root),
                    section);
        }
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
