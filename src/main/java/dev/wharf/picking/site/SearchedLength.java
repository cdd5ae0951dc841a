package dev.wharf.picking.site;

import dev.wharf.picking.route.WalkLength;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/** Lengths of walks by the order that {@link OpenWalk} finds, where the exact method does not apply. Slower than that. */
final class SearchedLength implements WalkLength {
    /** Place of each spot of the table; -1 if it is not on the plan. */
    private final int[] place;
    private final IntUnaryOperator fromDepot;
    private final IntBinaryOperator between;
    private final IntUnaryOperator toDepot;

    SearchedLength(int[] place, IntUnaryOperator fromDepot, IntBinaryOperator between, IntUnaryOperator toDepot) {
        this.place = place;
        this.fromDepot = fromDepot;
        this.between = between;
        this.toDepot = toDepot;
    }

    @Override
    public int of(int[] spots, int count) {
        var stops = Arrays.stream(spots, 0, count).map(spot -> place[spot]).filter(at -> at >= 0).distinct().sorted().toArray();
        return OpenWalk.of(stops.length, i -> fromDepot.applyAsInt(stops[i]), (i, j) -> between.applyAsInt(stops[i], stops[j]), i -> toDepot.applyAsInt(stops[i])).centimetres();
    }
}
