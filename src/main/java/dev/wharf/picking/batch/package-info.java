/** Which orders share a cart, so that the walks of all carts together are short. Pure Java; how it is done: docs/rules/waves.md. */
package dev.wharf.picking.batch;
