package io.pennypost.store;

/// A queue: the mail of one stream for one destination domain.
///
/// Source addresses, pools and MX hosts are no part of it: they are found at the attempt, so that changing them needs
/// no re-queue.
///
/// @param stream account, region and configuration set (later tenant) as one text made by `send`
/// @param domain destination domain, A-label, lower case
public record QueueKey(String stream, String domain) {}
