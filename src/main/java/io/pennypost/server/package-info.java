/// The program: command line, wiring, start and stop.
///
/// [Main] reads the command line and the configuration, [Program] makes all parts and connects them, [Lifetime] keeps
/// it running until a signal asks it to stop. Everything a part needs from the world (clock, randomness, the machine's
/// name, the environment) is taken here and passed down by constructor; nothing below asks the system for it. Only
/// this package may import every other one, and no other may import this one.
@NullMarked
package io.pennypost.server;

import org.jspecify.annotations.NullMarked;
