/** Walks on paper: sheets that are printed, carried and booked (docs/rules/paper.md). */
package dev.wharf.picking.paper;
