package dev.wharf.inventory;

/** How far the units of a lock have come: still in their bins, on a cart or at the bench, in a parcel. */
public enum LockState { LOCKED, PICKED, PACKED }
