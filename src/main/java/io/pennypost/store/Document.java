package io.pennypost.store;

import io.pennypost.aws.arn.Scope;

/// One small document of the catalog.
///
/// @param kind    what it is, for example `identity`; made up by the resource that owns it
/// @param name    unique in scope and kind; lists are ordered by it, byte by byte
/// @param json    opaque to the store
/// @param version 1 for a new document, one more with each replacement
public record Document(Scope scope, String kind, String name, String json, long version) {}
