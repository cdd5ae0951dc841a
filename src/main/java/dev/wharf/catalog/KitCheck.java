package dev.wharf.catalog;

import dev.wharf.common.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says what stands against making kits of some SKUs. Pure. Components are goods with stock: a kit of kits, and with it every circle, is refused.
 *
 * @param products   those of the SKUs that are products
 * @param kits       those of the components that are kits already
 * @param containing for those of the SKUs that are components, the kits they are in
 */
record KitCheck(Set<String> products, Set<String> kits, Map<String, List<String>> containing) {
    /** @throws Refusal naming the first entry that cannot be */
    void require(List<Kit> wanted) {
        var made = new HashSet<String>();
        for (int i = 0; i < wanted.size(); i++) {
            var sku = wanted.get(i).sku();
            if (!made.add(sku)) throw Refusal.invalid("KIT_TWICE", "[" + i + "].sku", "Kit " + sku + " stands in the list twice.");
            if (!products.contains(sku)) throw Refusal.invalid("SKU_UNKNOWN", "[" + i + "].sku", "SKU " + sku + " is not in the product list; add the kit as a product first, with its name and price.");
            if (containing.containsKey(sku)) throw Refusal.conflict("KIT_IS_COMPONENT", "SKU " + sku + " is a component of kit " + containing.get(sku).get(0) + "; a kit is not made of kits.");
        }
        for (int i = 0; i < wanted.size(); i++) {
            var names = new HashSet<String>();
            var components = wanted.get(i).components();
            for (int c = 0; c < components.size(); c++) component(components.get(c).sku(), "[" + i + "].components[" + c + "].sku", names, made);
        }
    }

    private void component(String sku, String field, Set<String> names, Set<String> made) {
        if (!names.add(sku)) throw Refusal.invalid("COMPONENT_TWICE", field, "SKU " + sku + " stands in the kit twice; name it once with all its units.");
        if (!products.contains(sku)) throw Refusal.invalid("SKU_UNKNOWN", field, "SKU " + sku + " is not in the product list; add it first.");
        if (kits.contains(sku) || made.contains(sku)) throw Refusal.invalid("KIT_OF_KITS", field, "SKU " + sku + " is a kit itself; name its components instead.");
    }
}
