package dev.wharf.picking.site;

import dev.wharf.picking.route.WalkLength;
import java.util.Arrays;

/** Lengths of walks over measured ways, by the order that {@link OpenWalk} finds. Slower than those of a rectangular floor. */
final class NetLength implements WalkLength {
    private final WayNet net;
    private final int depot;
    /** Point of each spot of the table; -1 if it is not on the plan. */
    private final int[] point;

    NetLength(WayNet net, int depot, int[] point) {
        this.net = net;
        this.depot = depot;
        this.point = point;
    }

    @Override
    public int of(int[] spots, int count) {
        var stops = Arrays.stream(spots, 0, count).map(spot -> point[spot]).filter(at -> at >= 0 && at != depot).distinct().sorted().toArray();
        return OpenWalk.of(stops.length, i -> net.distance(depot, stops[i]), (i, j) -> net.distance(stops[i], stops[j]), i -> net.distance(stops[i], depot)).centimetres();
    }
}
