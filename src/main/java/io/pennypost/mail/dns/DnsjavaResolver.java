package io.pennypost.mail.dns;

import io.pennypost.mail.dns.NameServers.LookupFailed;
import io.pennypost.mail.dns.NameServers.Response;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// The real resolver: asks recursive name servers over UDP and TCP through dnsjava, keeps nothing.
///
/// Every look-up ends within the deadline given, aliases included. Safe for many threads. Names that DNS cannot carry
/// (RFC 1035 §2.3.4) do not exist.
public final class DnsjavaResolver implements Resolver {
    /// Aliases followed before a chain counts as a loop.
    private static final int ALIASES_MAX = 8;

    private final NameServers servers;

    /// A resolver over these servers.
    ///
    /// @param servers  recursive name servers, the preferred first; at least one
    /// @param deadline of one look-up, all servers and retries together
    /// @param nanoTime monotonic clock, in nanoseconds
    public DnsjavaResolver(List<InetSocketAddress> servers, Duration deadline, LongSupplier nanoTime) {
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("no name server given");
        }
        this.servers = new NameServers(servers, deadline, nanoTime);
    }

    /// The servers of this machine (`/etc/resolv.conf` and its like).
    public static List<InetSocketAddress> systemServers() {
        return List.copyOf(ResolverConfig.getCurrentConfig().servers());
    }

    @Override
    public Answer<Mx> mx(String name) {
        var answer = lookup(name, Type.MX, record -> mx((MXRecord) record));
        if (answer instanceof Answer.Found<Mx>(var records, var timeToLive, var secure)) {
            var sorted = records.stream()
                    .sorted(Comparator.comparingInt(Mx::preference))
                    .toList();
            return new Answer.Found<>(sorted, timeToLive, secure);
        }
        return answer;
    }

    @Override
    public Answer<InetAddress> addresses(String name) {
        var six = new CompletableFuture<Answer<InetAddress>>();
        Thread.startVirtualThread(
                () -> six.complete(lookup(name, Type.AAAA, record -> ((AAAARecord) record).getAddress())));
        Answer<InetAddress> four = lookup(name, Type.A, record -> ((ARecord) record).getAddress());
        return BothFamilies.join(four, six.join());
    }

    @Override
    public Answer<String> txt(String name) {
        return lookup(name, Type.TXT, record -> text((TXTRecord) record));
    }

    @Override
    public Answer<String> cname(String name) {
        return lookup(name, Type.CNAME, record -> plain(((CNAMERecord) record).getTarget()));
    }

    /// Asks for the SOA of the name; a zone above names itself in the authority section of the negative answer.
    @Override
    public Answer<String> ptr(InetAddress address) {
        var name = ReverseMap.fromAddress(address).toString();
        return lookup(name, Type.PTR, record -> plain(((PTRRecord) record).getTarget()));
    }

    @Override
    public Answer<Soa> soa(String name) {
        try {
            var response = servers.ask(wireName(name), Type.SOA, servers.deadlineFromNow());
            var all = new ArrayList<>(response.message().getSection(Section.ANSWER));
            all.addAll(response.message().getSection(Section.AUTHORITY));
            for (var record : all) {
                if (record instanceof SOARecord soa) {
                    var ttl = Duration.ofSeconds(soa.getTTL());
                    return new Answer.Found<>(List.of(soa(soa)), ttl, response.secure());
                }
            }
            return new Answer.NoData<>();
        } catch (TextParseException notAName) {
            return new Answer.NoName<>();
        } catch (LookupFailed failed) {
            return new Answer.Failed<>(failed.reason(), failed.timeout);
        }
    }

    /// The whole look-up: ask, follow aliases, pick the records of the type.
    private <T> Answer<T> lookup(String name, int type, Function<Record, T> reading) {
        try {
            var deadline = servers.deadlineFromNow();
            var chain = new AliasChain(wireName(name), type);
            for (var hop = 0; hop <= ALIASES_MAX; hop++) {
                var response = servers.ask(chain.end(), type, deadline);
                chain.follow(response);
                if (!chain.records().isEmpty()) {
                    return found(chain, reading);
                }
                if (!chain.moved()) {
                    return nothing(response);
                }
            }
            return new Answer.Failed<>("too many aliases", false);
        } catch (TextParseException notAName) {
            return new Answer.NoName<>();
        } catch (LookupFailed failed) {
            return new Answer.Failed<>(failed.reason(), failed.timeout);
        }
    }

    private static <T> Answer<T> found(AliasChain chain, Function<Record, T> reading) {
        var values = chain.records().stream().map(reading).toList();
        return new Answer.Found<>(values, Duration.ofSeconds(chain.timeToLive()), chain.secure());
    }

    private static <T> Answer<T> nothing(Response response) {
        var timeToLive = negativeTimeToLive(response);
        return response.noSuchName() ? new Answer.NoName<>(timeToLive) : new Answer.NoData<>(timeToLive);
    }

    /// RFC 2308 §5: the smaller of the SOA's own time to live and its minimum field.
    private static Duration negativeTimeToLive(Response response) {
        for (var record : response.message().getSection(Section.AUTHORITY)) {
            if (record instanceof SOARecord soa) {
                return Duration.ofSeconds(Math.min(soa.getTTL(), soa.getMinimum()));
            }
        }
        return Duration.ZERO;
    }

    private static Name wireName(String name) throws TextParseException {
        return Name.fromString(name, Name.root);
    }

    private static Mx mx(MXRecord record) {
        return new Mx(record.getPriority(), plain(record.getTarget()));
    }

    private static Soa soa(SOARecord record) {
        return new Soa(plain(record.getHost()), plain(record.getAdmin()), record.getSerial());
    }

    private static String text(TXTRecord record) {
        var joined = new StringBuilder();
        for (byte[] part : record.getStringsAsByteArrays()) {
            joined.append(new String(part, StandardCharsets.UTF_8));
        }
        return joined.toString();
    }

    /// Lower case, without the final dot; the root is the empty string.
    private static String plain(Name name) {
        return name.equals(Name.root) ? "" : name.toString(true).toLowerCase(Locale.ROOT);
    }
}
