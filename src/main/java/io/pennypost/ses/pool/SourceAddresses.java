package io.pennypost.ses.pool;

import io.pennypost.aws.arn.Scope;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The addresses that the operator's machine can send from, and whose they are.
public final class SourceAddresses {
    private final String account;
    private final SequencedMap<String, InetAddress> byText = new TreeMap<>();

    /// @param account   the account they are leased to
    /// @param addresses those of the configuration, in any order
    public SourceAddresses(String account, List<InetAddress> addresses) {
        this.account = account;
        addresses.forEach(address -> byText.put(address.getHostAddress(), address));
    }

    /// The addresses of an account as texts, in the order of listings.
    List<String> of(Scope scope) {
        return scope.account().equals(account) ? List.copyOf(byText.keySet()) : List.of();
    }

    /// The address that a caller names; empty when it is not one of the account's.
    Optional<String> find(Scope scope, String text) {
        if (!scope.account().equals(account)) {
            return Optional.empty();
        }
        try {
            var canonical = InetAddress.ofLiteral(text).getHostAddress();
            return byText.containsKey(canonical) ? Optional.of(canonical) : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /// The address behind a text of [#of].
    InetAddress address(String text) {
        return Optional.ofNullable(byText.get(text)).orElseThrow();
    }
}
