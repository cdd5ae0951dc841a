package dev.wharf.question;

/** What a buyer may choose on the page of a question. */
enum Choice {
    /** Gives the right address. */
    FIX,
    /** What is there is sent now, the rest later. */
    SHIP_AVAILABLE,
    /** What is there is sent, the rest is cancelled. */
    CANCEL_MISSING,
    /** Everything is sent together, later. */
    WAIT,
    /** Wants it and has paid or will pay: for a person to read. */
    PAID,
    /** Wants this order beside the one like it: for a person to read, who alone may let the rule's finding pass. */
    WANTED,
    /** Wants nothing of it any more. */
    CANCEL;

    /** A person goes on from here; the others move the order themselves. */
    boolean isOnlyRead() {
        return this == PAID || this == WANTED;
    }
}
