package dev.wharf.picking.route;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The spots of a table in the order of aisles and, within an aisle, of y; those at one place share one rank. */
final class SpotTable {
    /** Rank of each spot of the table. */
    final int[] rank;
    final int[] aisle;
    final int[] block;
    /** Centimetres from the block's lower cross aisle. */
    final int[] offset;

    SpotTable(Layout layout, List<Spot> spots) {
        var places = new TreeMap<Spot, Integer>(Comparator.comparingInt(Spot::aisle).thenComparingInt(Spot::y));
        for (var spot : spots) places.put(layout.inside(spot), 0);
        rank = new int[spots.size()];
        aisle = new int[places.size()];
        block = new int[places.size()];
        offset = new int[places.size()];
        int next = 0;
        for (var place : places.entrySet()) {
            var spot = place.getKey();
            place.setValue(next);
            aisle[next] = spot.aisle();
            block[next] = Floor.block(layout, spot.y());
            offset[next] = spot.y() - layout.crossAisleY().get(block[next]);
            next++;
        }
        for (int i = 0; i < rank.length; i++) rank[i] = places.get(spots.get(i));
    }

    int places() {
        return aisle.length;
    }
}
