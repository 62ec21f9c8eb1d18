package io.pennypost.mail.dns;

import io.pennypost.mail.dns.NameServers.Response;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Where a name leads through its CNAME records (RFC 1034 §3.6.2), and the records at the end.
///
/// Only records that belong to the chain are taken from a response; whatever else a server adds is not believed.
final class AliasChain {
    private final int type;
    private Name end;
    private boolean moved;
    private boolean secure = true;
    private long timeToLive = Long.MAX_VALUE;
    private List<Record> records = List.of();

    AliasChain(Name start, int type) {
        this.end = start;
        this.type = type;
    }

    /// Walks on through one more response.
    void follow(Response response) {
        secure &= response.secure();
        moved = false;
        var answer = response.message().getSection(Section.ANSWER);
        // One response cannot hold more hops than records, so a loop within it ends here.
        for (var hop = 0; hop <= answer.size(); hop++) {
            records = at(end, answer);
            if (!records.isEmpty() || type == Type.CNAME || !step(answer)) {
                return;
            }
        }
    }

    private List<Record> at(Name name, List<Record> answer) {
        var found = new ArrayList<Record>();
        for (var record : answer) {
            if (record.getType() == type && record.getName().equals(name)) {
                found.add(record);
                timeToLive = Math.min(timeToLive, record.getTTL());
            }
        }
        return found;
    }

    private boolean step(List<Record> answer) {
        for (var record : answer) {
            if (record instanceof CNAMERecord alias && alias.getName().equals(end)) {
                end = alias.getTarget();
                timeToLive = Math.min(timeToLive, alias.getTTL());
                moved = true;
                return true;
            }
        }
        return false;
    }

    Name end() {
        return end;
    }

    /// Whether the last response led to another name, which has to be asked for.
    boolean moved() {
        return moved;
    }

    List<Record> records() {
        return records;
    }

    /// Seconds; the least of all records walked over.
    long timeToLive() {
        return timeToLive;
    }

    boolean secure() {
        return secure;
    }
}
