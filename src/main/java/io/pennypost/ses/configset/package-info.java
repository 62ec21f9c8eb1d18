/// Configuration sets: what applies to a group of messages.
///
/// A [ConfigurationSet] keeps the option blocks it was given, exactly as given, because tools compare what they read
/// with what they wrote; what applies where a block is silent is answered by its accessors, as is where events go.
/// [ConfigurationSets] holds the rules of creating, reading, listing and deleting; [ConfigurationSetOptions] and
/// [ConfigurationSetTracking] change the blocks; [EventDestinations] are kept in the document of their set, each with
/// one [EventTarget].
///
/// v1 has a code of its own where v2 says only bad request, not found or exists: what concerns the set is thrown under
/// v2's name and what concerns a part of it under v1's, and the tables of the two APIs rename the other way.
///
/// Source: SES API v1 and v2, "Using configuration sets in Amazon SES". Knows no wire format and no journey; of the
/// things a
/// set refers to it knows only whether they exist.
@NullMarked
package io.pennypost.ses.configset;

import org.jspecify.annotations.NullMarked;
