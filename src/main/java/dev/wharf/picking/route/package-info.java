/** The shortest walk of a picker through the aisles: exact where the site is rectangular, searched where it is not. Pure Java. */
package dev.wharf.picking.route;
