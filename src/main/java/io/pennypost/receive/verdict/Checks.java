package io.pennypost.receive.verdict;

import io.pennypost.mail.address.Address;
import io.pennypost.mail.mime.Header;
import io.pennypost.mail.mime.HeaderField;
import io.pennypost.receive.ReceivedMail;
import io.pennypost.receive.Verdicts;
import io.pennypost.receive.action.MailVerdicts;
import io.pennypost.receive.action.MailVerdicts.Status;
import io.pennypost.store.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// Judges received mail, and says so in fields on top of it as SES does. Nothing looks for spam or viruses.
public final class Checks implements Verdicts {
    private final Judge judge;
    private final AuthenticationResults results;

    /// @param hostname under which we give Authentication-Results
    public Checks(Judge judge, String hostname) {
        this.judge = judge;
        this.results = new AuthenticationResults(hostname);
    }

    @Override
    public Judged judge(ReceivedMail mail, Body original) {
        var sender = mail.sender().map(Address::toString).orElse("");
        var peer = new Peer(mail.peer(), mail.helo(), sender);
        var judgement = judgement(peer, original);
        return new Judged(
                List.of(
                        new HeaderField("X-SES-Spam-Verdict", Status.DISABLED.name()),
                        new HeaderField("X-SES-Virus-Verdict", Status.DISABLED.name()),
                        spf(judgement, peer),
                        new HeaderField("Authentication-Results", results.value(judgement))),
                verdicts(judgement),
                JudgementJson.of(judgement));
    }

    private Judgement judgement(Peer peer, Body original) {
        try {
            Header header;
            try (var in = original.open()) {
                header = Header.scan(in.readNBytes(Header.SIZE_MAX + 1));
            }
            try (var in = original.open()) {
                in.skipNBytes(header.bodyStart());
                return judge.judge(peer, header, in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HeaderField spf(Judgement judgement, Peer peer) {
        var folded = results.receivedSpf(judgement.spf(), peer);
        return new HeaderField(
                "Received-SPF",
                folded.substring(folded.indexOf(':') + 1).replace("\r\n\t", " ").strip());
    }

    private static MailVerdicts verdicts(Judgement judgement) {
        return new MailVerdicts(
                Status.DISABLED,
                Status.DISABLED,
                status(judgement.spfStatus()),
                status(judgement.dkimStatus()),
                status(judgement.dmarcStatus()),
                judgement.dmarcPolicy());
    }

    private static Status status(VerdictStatus status) {
        return switch (status) {
            case PASS -> Status.PASS;
            case FAIL -> Status.FAIL;
            case GRAY -> Status.GRAY;
            case PROCESSING_FAILED -> Status.PROCESSING_FAILED;
        };
    }
}
