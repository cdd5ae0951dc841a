/** Floor plans: where bins lie, in which order a picker meets them, and how that looks from above. */
package dev.wharf.picking.site;
