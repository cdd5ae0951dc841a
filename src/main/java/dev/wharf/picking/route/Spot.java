package dev.wharf.picking.route;

/**
 * Where a picker stands. Left and right of one spot are reached without a step.
 * @param aisle number of the aisle, the first is 0
 * @param y centimetres, on the scale of the cross aisles
 */
public record Spot(int aisle, int y) { }
