package io.pennypost.server;

import io.pennypost.ses.identity.PublishedRecords.DnsRecord;
import io.pennypost.ses.identity.RecordChecks;
import io.pennypost.web.identity.ZoneFile;
import java.io.PrintWriter;
import java.util.List;

/// What a person reads of a domain's records: lines for a zone file, a table, and what is wrong.
final class DomainReport {
    /// Longer values, keys above all, are cut in the table: the zone file has them whole.
    private static final int SHOWN_MAX = 72;

    private final PrintWriter out;
    private final RecordChecks checks;

    DomainReport(PrintWriter out, RecordChecks checks) {
        this.out = out;
        this.checks = checks;
    }

    /// Prints some records and checks them one by one.
    ///
    /// @return whether all are as they should be
    boolean print(String title, List<DnsRecord> records) {
        if (records.isEmpty()) {
            return true;
        }
        out.println(title);
        out.println();
        out.print(ZoneFile.of(records));
        out.println();
        var names = records.stream().mapToInt(dns -> dns.name().length()).max().orElse(0);
        var line = "%-5s  %-" + names + "s  %s%n";
        out.printf(line, "TYPE", "NAME", "STATE");
        var fine = true;
        for (var dns : records) {
            var result = checks.check(dns);
            out.printf(line, dns.type(), dns.name(), result.fault().isEmpty() ? "ok" : "WRONG");
            result.fault().ifPresent(fault -> explain(dns, fault));
            fine &= result.fault().isEmpty();
        }
        out.println();
        return fine;
    }

    private void explain(DnsRecord expected, RecordChecks.Fault fault) {
        out.println("       expected: " + shown(expected.value()));
        out.println("       found:    " + shown(fault.found()));
        out.println("       to do:    " + fault.advice());
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
    }

    void advise(String advice) {
        out.println("advice: " + advice);
    }
}
