package dev.wharf.picking.site;

import java.util.List;

/**
 * A floor as a lead writes it down: one of the two kinds. Whole centimetres; aisles, blocks, bins of a block and cross aisles count from 0. What is left out is null or empty;
 * {@link FloorPlanCheck} says what is wrong.
 */
record FloorPlan(Rectangular rectangular, Irregular irregular) {
    /**
     * Straight aisles between straight cross aisles.
     *
     * @param aisleX      where the aisles are, ascending
     * @param aisleNames  for the picture; empty for 1, 2, 3
     * @param crossAisleY where the cross aisles are, from the front, ascending; one more than blocks
     * @param patterns    how bin codes say where a bin is, see {@link BinPattern}; the first that fits counts
     * @param bins        bins one by one; they count before the patterns
     */
    record Rectangular(List<Integer> aisleX, List<String> aisleNames, List<Integer> crossAisleY, List<Block> blocks, Depot depot, List<String> patterns, List<Bin> bins, List<Zone> zones) {
        Rectangular {
            aisleX = listed(aisleX);
            aisleNames = listed(aisleNames);
            crossAisleY = listed(crossAisleY);
            blocks = listed(blocks);
            patterns = listed(patterns);
            bins = listed(bins);
            zones = listed(zones);
        }
    }

    /** The bins of one aisle between two neighbouring cross aisles. @param bins how many on one side */
    record Block(Integer bins, Integer firstBinOffset, Integer binPitch) { }

    record Depot(Integer x, Integer crossAisle) { }

    /** @param side L, R or empty; reached from the same spot */
    record Bin(String code, Integer aisle, Integer block, Integer bin, String side, String zone) { }

    /** All bins of these aisles, in these blocks. @param blocks empty for all */
    record Zone(String name, List<Integer> aisles, List<Integer> blocks) {
        Zone {
            aisles = listed(aisles);
            blocks = listed(blocks);
        }
    }

    /**
     * Points and the ways between them. Measured distances of all pairs are ways too.
     *
     * @param depot id of the point where walks start and end
     */
    record Irregular(List<Point> points, List<Way> ways, String depot, List<Stop> bins) {
        Irregular {
            points = listed(points);
            ways = listed(ways);
            bins = listed(bins);
        }
    }

    /** @param x centimetres, for the picture and for ways without a length; with {@code y} or not at all */
    record Point(String id, Integer x, Integer y) { }

    /** @param centimetres may be left out if both points have coordinates. @param oneWay only from the first to the second */
    record Way(String from, String to, Integer centimetres, boolean oneWay) { }

    /** @param at id of the point it is reached from */
    record Stop(String code, String at, String zone) { }

    private static <T> List<T> listed(List<T> given) {
        return given == null ? List.of() : java.util.Collections.unmodifiableList(given);
    }
}
