package io.pennypost.mail.report;

import java.nio.charset.StandardCharsets;

/// Mails that came back, made up after the forms of real servers.
public final class SampleReports {
    private SampleReports() {}

    /// RFC 3464, with one refused and one delayed recipient.
    public static final String DSN = """
            Return-Path: <>
            From: Mail Delivery System <MAILER-DAEMON@mx.example.net>
            To: bounce@mail.example.com
            Subject: Undelivered Mail Returned to Sender
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: text/plain; charset=us-ascii

            This is the mail system at host mx.example.net.

            <ann@example.org>: host mx.example.org[192.0.2.1] said: 550 5.1.1 User unknown
                (in reply to RCPT TO command)
            <bob@example.org>: host mx.example.org[192.0.2.1] said: 452 4.2.2 Mailbox full

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.net
            Arrival-Date: Mon, 3 Mar 2025 10:00:00 +0000

            Final-Recipient: rfc822; ann@example.org
            Original-Recipient: rfc822;ann+2Bshop@example.org
            Action: failed
            Status: 5.1.1
            Remote-MTA: dns; mx.example.org
            Diagnostic-Code: smtp; 550 5.1.1 User
                unknown

            Final-Recipient: rfc822; bob@example.org
            Action: delayed
            Status: 4.2.2
            Diagnostic-Code: smtp; 452 4.2.2 Mailbox full

            --b
            Content-Type: message/rfc822

            Return-Path: <bounce@mail.example.com>
            Message-ID: <1@mail.example.com>
            To: ann@example.org, bob@example.org
            Subject: News

            Hello
            --b--
            """;

    public static final String QMAIL = """
            Return-Path: <>
            From: MAILER-DAEMON@mx.example.net
            To: bounce@mail.example.com
            Subject: failure notice

            Hi. This is the qmail-send program at mx.example.net.
            I'm afraid I wasn't able to deliver your message to the following addresses.

            <ann@example.org>:
            192.0.2.1 does not like recipient.
            Remote host said: 550 5.1.1 no such user
            Giving up on 192.0.2.1.

            <bob@example.org>:
            192.0.2.1 does not like recipient.
            Remote host said: 552 Quota exceeded
            Giving up on 192.0.2.1.

            --- Below this line is a copy of the message.

            Return-Path: <bounce@mail.example.com>
            To: carol@example.org
            Message-ID: <1@mail.example.com>

            <carol@example.org>: 550 user unknown
            """;

    public static final String EXIM = """
            Return-Path: <>
            X-Failed-Recipients: ann@example.org
            Auto-Submitted: auto-replied
            From: Mail Delivery System <Mailer-Daemon@mx.example.net>
            To: bounce@mail.example.com
            Subject: Mail delivery failed: returning message to sender

            This message was created automatically by mail delivery software.
            The following address(es) failed:

              ann@example.org
                SMTP error from remote mail server after RCPT TO:<ann@example.org>:
                host mx.example.org [192.0.2.1]: 550 5.1.1 <ann@example.org>: unknown user

            ------ This is a copy of the message, including all the headers. ------

            Return-path: <bounce@mail.example.com>
            """;

    public static final String EXCHANGE = """
            From: postmaster@example.net
            To: bounce@mail.example.com
            Subject: Undeliverable: News

            Delivery has failed to these recipients or groups:

            ann@example.org
            The e-mail address you entered couldn't be found.

            Diagnostic information for administrators:

            Generating server: mx.example.net

            ann@example.org
            #550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##
            """;

    public static final String ARF = """
            From: FBL <fbl@isp.example.org>
            To: fbl@example.com
            Subject: Email Feedback Report
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary="b"

            --b
            Content-Type: text/plain

            This is an email abuse report.

            --b
            Content-Type: message/feedback-report

            Feedback-Type: Abuse
            User-Agent: SomeGenerator/1.0
            Version: 1
            Original-Rcpt-To: <ann@example.org>
            Original-Mail-From: <@bounce@>
            Arrival-Date: Mon, 3 Mar 2025 09:00:00 +0000

            --b
            Content-Type: text/rfc822-headers

            Return-Path: <@bounce@>
            To: ann@example.org
            Message-ID: <1@mail.example.com>

            --b--
            """;

    public static final String VACATION = """
            Return-Path: <>
            From: Ann <ann@example.org>
            To: bounce@mail.example.com
            Subject: Out of office
            Auto-Submitted: auto-replied

            I am away; my mailbox is full of sand. Error 550 is my favourite.
            """;

    public static final String QUOTING_REPLY = """
            Return-Path: <ann@example.org>
            From: Ann <ann@example.org>
            To: bounce@mail.example.com
            Subject: Re: Undelivered Mail Returned to Sender

            What is this?

            > This is the mail system at host mx.example.org.
            > <bob@example.org>: host mx.example.org said: 550 5.1.1 User unknown
            """;

    public static final String CHALLENGE = """
            Return-Path: <>
            From: Ann <ann@example.org>
            To: bounce@mail.example.com
            Subject: Please confirm your message
            Auto-Submitted: auto-replied

            Please click on the link to have your mail delivered to me.
            """;

    /// As it comes from the wire.
    public static byte[] octets(String mail) {
        return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
