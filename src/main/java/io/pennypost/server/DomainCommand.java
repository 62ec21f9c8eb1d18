package io.pennypost.server;

import io.pennypost.mail.dns.Resolver;
import io.pennypost.server.settings.Settings;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.identity.IdentityName;
import io.pennypost.ses.identity.PublishedRecords.DnsRecord;
import io.pennypost.ses.identity.RecordChecks;
import java.io.PrintWriter;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// `pennypost domain NAME`: which DNS records an identity needs, which of them are there, and what to do about the
/// rest.
final class DomainCommand {
    static final String NAME = "domain";

    private final Settings settings;
    private final Resolver dns;
    private final PrintWriter out;
    private final PrintWriter err;

    DomainCommand(Settings settings, PrintWriter out, PrintWriter err) {
        this.settings = settings;
        this.dns = Base.resolver(settings.dns());
        this.out = out;
        this.err = err;
    }

    /// Adds to the options of every command what this one takes.
    static CommandSpec spec(CommandSpec options) {
        return options.addPositional(PositionalParamSpec.builder()
                .paramLabel("NAME")
                .index("0")
                .arity("1")
                .required(true)
                .type(String.class)
                .description("the domain, or an address with a MAIL FROM domain of its own")
                .build());
    }

    /// Reports on one identity.
    ///
    /// @return 0 when every record is as it should be, else 1
    int run(String text) {
        try {
            var name = IdentityName.of(text);
            var found = KnownRecords.find(settings, name.text());
            if (found.isEmpty()) {
                err.println("pennypost: " + name.text() + " is no identity of account "
                        + settings.account().id() + " in " + settings.server().region()
                        + ". Register it first: aws sesv2 create-email-identity --email-identity " + name.text());
                return ExitCode.SOFTWARE;
            }
            return report(name, found.get()) ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (BadRequest | StartException e) {
            err.println("pennypost: " + e.getMessage());
            return ExitCode.SOFTWARE;
        }
    }

    private boolean report(IdentityName name, KnownRecords records) {
        var checks = new RecordChecks(dns);
        var report = new DomainReport(out, checks);
        var owners = report.print("Records of " + name.domain() + ", for its owner:", records.owner());
        var operators = report.print("Records of identity.zone, for you:", records.zone());
        if (records.owner().stream().noneMatch(DomainCommand::isExchange)) {
            report.advise("No custom MAIL FROM domain is set: SPF speaks for "
                    + settings.delivery().returnPathDomain() + ", not for " + name.domain() + ".");
        }
        checks.dmarcAdvice(name.domain()).ifPresent(report::advise);
        out.println(owners && operators ? "All records are as they should be." : "Some records need care.");
        out.flush();
        return owners && operators;
    }

    private static boolean isExchange(DnsRecord dns) {
        return dns.type().equals("MX");
    }
}
