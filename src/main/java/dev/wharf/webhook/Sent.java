package dev.wharf.webhook;

/** How sending one event ended. @param status 0 without an answer @param words the first of the other side's, or why there was no answer */
record Sent(Message message, State state, int tries, int status, String words) {
    /** To be tried again; told; given up. */
    enum State { WAITING, DONE, DEAD }
}
