package io.pennypost.receive.feedback;

/// How far the story of one recipient of one message has come, as those are told who asked for events.
///
/// Each recipient ends in one final outcome: delivered or bounced. What is told later may add one late bounce and one
/// complaint to a delivery; it never turns a bounce into anything else. Whatever has no turn is kept as a note.
///
/// Pure: a state and what was heard give the next [Turn].
public enum RecipientState {
    /// Accepted, and to be delivered.
    WAITING {
        @Override
        Turn delivery() {
            return tell(DELIVERED);
        }

        @Override
        Turn bounce() {
            return tell(BOUNCED);
        }

        @Override
        Turn delay() {
            return tell(this);
        }

        // The server's yes was lost on its way, but the mail has arrived.
        @Override
        Turn complaint() {
            return tell(COMPLAINED);
        }
    },

    /// Held back by a suppression or an operator, and told so.
    SUPPRESSED,

    /// Refused, or given up.
    BOUNCED,

    /// Taken by the recipient's server.
    DELIVERED {
        @Override
        Turn bounce() {
            return tell(BOUNCED_LATE);
        }

        @Override
        Turn complaint() {
            return tell(COMPLAINED);
        }

        @Override
        Turn notSpam() {
            return tell(this);
        }
    },

    /// Taken by the recipient's server, which found later that it cannot deliver.
    BOUNCED_LATE {
        // Behind an alias, one may get what another does not.
        @Override
        Turn complaint() {
            return tell(BOUNCED_AND_COMPLAINED);
        }
    },

    /// Delivered, and complained about.
    COMPLAINED {
        @Override
        Turn bounce() {
            return tell(BOUNCED_AND_COMPLAINED);
        }

        @Override
        Turn notSpam() {
            return tell(this);
        }
    },

    /// Delivered, returned late and complained about.
    BOUNCED_AND_COMPLAINED;

    /// What is heard of a recipient.
    public enum News {
        /// A server took the mail.
        DELIVERY,
        /// A server refused it for good, or it was given up.
        BOUNCE,
        /// It takes longer.
        DELAY,
        /// The recipient complains.
        COMPLAINT,
        /// The recipient takes a complaint back.
        NOT_SPAM
    }

    /// The next state.
    ///
    /// @param told whether it is an event; otherwise it is a note in the ledger
    public record Turn(RecipientState next, boolean told) {}

    /// What follows from the news.
    public Turn hear(News news) {
        return switch (news) {
            case DELIVERY -> delivery();
            case BOUNCE -> bounce();
            case DELAY -> delay();
            case COMPLAINT -> complaint();
            case NOT_SPAM -> notSpam();
        };
    }

    /// Whether no more attempts are made.
    public boolean isFinal() {
        return this != WAITING;
    }

    Turn delivery() {
        return note();
    }

    Turn bounce() {
        return note();
    }

    Turn delay() {
        return note();
    }

    Turn complaint() {
        return note();
    }

    Turn notSpam() {
        return note();
    }

    private Turn note() {
        return new Turn(this, false);
    }

    static Turn tell(RecipientState next) {
        return new Turn(next, true);
    }
}
