package dev.wharf.message;

/** Which page a message leads to. */
public enum LinkKind { TRACK, ANSWER }
