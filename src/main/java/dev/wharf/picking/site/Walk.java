package dev.wharf.picking.site;

import dev.wharf.picking.route.Point;
import java.util.List;
import java.util.OptionalLong;

/**
 * One walk of one picker.
 *
 * @param bins        each once, in walking order; those that are not on the plan come last, by code
 * @param centimetres from start to end past the bins on the plan; empty if nothing is known of the floor
 * @param path        where the walk turns or stops, on the floor in centimetres; empty if unknown
 * @param unknownBins those of the bins that are not on the plan
 */
public record Walk(List<String> bins, OptionalLong centimetres, How how, List<Point> path, List<String> unknownBins) {
    /** EXACT: no shorter walk exists. SEARCHED: a good one, perhaps not the shortest. BY_CODE: nothing is known of the floor. */
    public enum How { EXACT, SEARCHED, BY_CODE }

    public Walk {
        bins = List.copyOf(bins);
        path = List.copyOf(path);
        unknownBins = List.copyOf(unknownBins);
    }
}
