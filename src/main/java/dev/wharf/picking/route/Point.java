package dev.wharf.picking.route;

/** A point of the floor plan, in centimetres. */
public record Point(int x, int y) { }
