package dev.wharf.picking.wave;

import dev.wharf.picking.PickMode;
import java.util.List;

/**
 * One kind of wave. An order joins the first template it fits.
 *
 * @param code      names it; unique within a warehouse
 * @param byItself  whether it is released as soon as it is planned; else a lead releases it
 * @param minOrders fewer do not make a wave and wait for the next turn
 * @param maxOrders of one wave; {@code maxLines} and {@code maxUnits} likewise, null: no limit
 * @param mode      how its carts are picked. Of BULK each wave is of orders alike; others do not fit
 */
record Template(String code, String name, boolean byItself, int minOrders, int maxOrders, Integer maxLines, Integer maxUnits, Limits cart, Conditions when, PickMode mode) {
    Template {
        mode = mode == null ? PickMode.CART : mode;
    }

    /** Each order in its place on the cart. */
    Template(String code, String name, boolean byItself, int minOrders, int maxOrders, Integer maxLines, Integer maxUnits, Limits cart, Conditions when) {
        this(code, name, byItself, minOrders, maxOrders, maxLines, maxUnits, cart, when, PickMode.CART);
    }

    /**
     * Which orders join; what is given holds together, null or empty: any.
     *
     * @param carriers            codes
     * @param cutOffWithinMinutes its carrier collects within so many minutes
     * @param zones               all of its goods lie in these zones of the floor plan
     * @param singleItem          exactly one unit
     * @param skus                all of its goods are of these
     * @param hotOrders           of one SKU only, which at least so many waiting orders want
     * @param maxVolumeCm3        of the whole order; {@code maxWeightG} and {@code maxUnits} likewise
     * @param minValueMinor       of the whole order, CNY; {@code maxValueMinor} likewise
     */
    record Conditions(List<String> carriers, Integer cutOffWithinMinutes, List<String> zones, Boolean singleItem, List<String> skus, Integer hotOrders, Integer maxUnits, Long maxWeightG,
                      Long maxVolumeCm3, Long minValueMinor, Long maxValueMinor) {
        static final Conditions ANY = new Conditions(List.of(), null, List.of(), null, List.of(), null, null, null, null, null, null);

        Conditions {
            carriers = carriers == null ? List.of() : List.copyOf(carriers);
            zones = zones == null ? List.of() : List.copyOf(zones);
            skus = skus == null ? List.of() : List.copyOf(skus);
        }
    }
}
