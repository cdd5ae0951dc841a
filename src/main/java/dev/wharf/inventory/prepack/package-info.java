/** Pre-packs: units of one SKU that are packed before anybody has ordered them (docs/rules/prepack.md). */
package dev.wharf.inventory.prepack;
