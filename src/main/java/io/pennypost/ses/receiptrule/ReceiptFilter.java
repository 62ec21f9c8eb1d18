package io.pennypost.ses.receiptrule;

/// Who may connect, before any rule is asked. AWS: shape `ReceiptFilter`.
///
/// @param cidr an IPv4 address or range, as it was written
public record ReceiptFilter(String name, Policy policy, String cidr) {
    /// AWS: `ReceiptFilterPolicy`.
    public enum Policy {
        /// Mail is taken in spite of other filters.
        ALLOW,
        /// No mail is taken.
        BLOCK
    }

    /// The addresses it is about.
    public IpRange range() {
        return IpRange.parse(cidr).orElseThrow();
    }
}
