package dev.wharf.picking.wave;

/**
 * What one cart holds; null: no limit.
 *
 * @param positions orders, each in its own place
 * @param weightG   grams; {@code volumeCm3} cubic centimetres
 */
record Limits(Integer positions, Integer units, Long weightG, Long volumeCm3) {
    /** What one order brings, or all on a cart together. */
    record Load(int orders, int units, long weightG, long volumeCm3) {
        static final Load NONE = new Load(0, 0, 0, 0);

        Load plus(Load more) {
            return new Load(orders + more.orders, units + more.units, weightG + more.weightG, volumeCm3 + more.volumeCm3);
        }
    }

    boolean hold(Load load) {
        return (positions == null || load.orders() <= positions) && (units == null || load.units() <= units) && (weightG == null || load.weightG() <= weightG)
            && (volumeCm3 == null || load.volumeCm3() <= volumeCm3);
    }
}
