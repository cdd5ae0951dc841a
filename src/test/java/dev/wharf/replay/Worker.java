package dev.wharf.replay;

/** Somebody at work. */
interface Worker {
    String name();

    /** One piece of work. @return false if there was nothing to do */
    boolean work();
}
