/** The put wall: goods of several orders that were picked into one box are sorted into slots, one order each; docs/rules/put-wall.md. */
package dev.wharf.picking.wall;
