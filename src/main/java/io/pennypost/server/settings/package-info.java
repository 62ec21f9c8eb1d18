/// The configuration: one TOML file and `--set` options, read once into a tree of records, refused as a whole.
///
/// [Settings] is the tree; each table of the file is one record beside it, which names its keys, their defaults and
/// what they mean in one method, `read`. What that method asks for is at the same time the list of known keys and the
/// page `docs/configuration.md`, so that none of the three can drift from the others.
///
/// All records stand here and not beside the parts that use them: no lower floor then imports a configuration type,
/// each takes plain values in its constructor, and the contract with operators can be read in one place.
@NullMarked
package io.pennypost.server.settings;

import org.jspecify.annotations.NullMarked;
