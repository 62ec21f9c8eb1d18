package io.pennypost.send.admit;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Header fields that a message may have at most once (SES developer guide, "Header fields").
final class OnceOnlyFields {
    private static final Set<String> NAMES = Stream.of(
                    "Accept-Language,acceptLanguage,Archived-At,Auto-Submitted,Bounces-to,Comments",
                    "Content-Alternative,Content-Base,Content-Class,Content-Description,Content-Disposition",
                    "Content-Duration,Content-ID,Content-Language,Content-Length,Content-Location,Content-MD5",
                    "Content-Transfer-Encoding,Content-Type,Date,Delivered-To,Disposition-Notification-Options",
                    "Disposition-Notification-To,DKIM-Signature,DomainKey-Signature,Errors-To,From,Importance",
                    "In-Reply-To,Keywords,List-Archive,List-Help,List-Id,List-Owner,List-Post,List-Subscribe",
                    "List-Unsubscribe,Message-Context,Message-ID,MIME-Version,Organization,Original-From",
                    "Original-Message-ID,Original-Recipient,Original-Subject,Precedence,Priority,References",
                    "Reply-To,Return-Path,Return-Receipt-To,Sender,Solicitation,Sensitivity,Subject,Thread-Index",
                    "Thread-Topic,User-Agent,VBR-Info")
            .flatMap(line -> Stream.of(line.split(",", -1)))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private OnceOnlyFields() {}

    /// Whether the field, in lower case, is one of them.
    static boolean contains(String lowerCaseName) {
        return NAMES.contains(lowerCaseName);
    }
}
