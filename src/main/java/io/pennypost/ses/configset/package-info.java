/// Configuration sets: what applies to a group of messages.
///
/// A [ConfigurationSet] keeps the option blocks it was given, exactly as given, because tools compare what they read
/// with what they wrote; what applies where a block is silent is answered by its accessors. [ConfigurationSets] holds
/// the rules of creating, reading, listing and deleting.
///
/// Source: SES API v2, "Using configuration sets in Amazon SES". Knows no wire format and no journey; of the things a
/// set refers to it knows only whether they exist.
@NullMarked
package io.pennypost.ses.configset;

import org.jspecify.annotations.NullMarked;
