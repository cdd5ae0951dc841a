package dev.wharf.common;

/** Gives out the house's numbers: ascending, never twice, gaps allowed. */
public interface Ids {
    long next();
}
