package dev.wharf.picking.route;

/**
 * Where every walk starts and ends: on a cross aisle, not always in front of an aisle.
 * @param x centimetres
 * @param crossAisle number of the cross aisle, the first is 0
 */
public record Depot(int x, int crossAisle) { }
