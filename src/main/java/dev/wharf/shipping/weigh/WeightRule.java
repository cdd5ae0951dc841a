package dev.wharf.shipping.weigh;

import java.util.List;
import java.util.Optional;

/**
 * Says what a parcel should weigh and by how much it may differ. With units q, unit weight w and deviation s of each SKU, learned from n weighings:
 * expected = box + sum of q w; tolerance = the larger of the floor and 3 sqrt(sum of (q s)² (1 + 1/n)). Before a SKU is learned, w is that of the
 * master data and s is 5 % of it. Units of one SKU are taken to be heavy or light together, as units of one batch are. Pure.
 */
final class WeightRule {
    /** Of a unit's weight, for SKUs that no scale has seen often enough. An assumption; learning replaces it. */
    private static final double UNSEEN = 0.05;

    /** @param masterG grams in the master data; 0 if unknown */
    record Item(String sku, int units, int masterG, UnitWeight learned) {
        private double grams() {
            return learned.learned() ? learned.mean() : masterG;
        }

        private double variance() {
            double deviation = learned.learned() ? learned.deviation() : UNSEEN * masterG;
            double unsure = learned.learned() ? 1 + 1.0 / learned.weighings() : 1;
            return Math.pow(units * deviation, 2) * unsure;
        }

        private boolean known() {
            return learned.learned() || masterG > 0;
        }
    }

    /** In grams. A tolerance larger than the lightest unit cannot notice that it lacks. */
    record Expected(int grams, int tolerance) {
        boolean allows(int weighed) {
            return Math.abs(weighed - grams) <= tolerance;
        }
    }

    private WeightRule() { }

    /** @return empty if the weight of a SKU is not known */
    static Optional<Expected> expect(List<Item> items, int boxG, int floorG) {
        if (!items.stream().allMatch(Item::known)) return Optional.empty();
        double grams = boxG + items.stream().mapToDouble(i -> i.units() * i.grams()).sum();
        double spread = UnitWeight.Z * Math.sqrt(items.stream().mapToDouble(Item::variance).sum());
        return Optional.of(new Expected((int) Math.round(grams), (int) Math.ceil(Math.max(floorG, spread))));
    }
}
