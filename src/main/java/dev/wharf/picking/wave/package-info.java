/** Waves: which orders are picked together, on which carts, and when. Off unless a warehouse turns it on; docs/rules/waves.md. */
package dev.wharf.picking.wave;
