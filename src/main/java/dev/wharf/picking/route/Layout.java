package dev.wharf.picking.route;

import java.util.List;

/**
 * A rectangular site: aisles are vertical lines, cross aisles horizontal ones, and block b lies between cross aisles b and b + 1. Whole centimetres.
 * @param aisleX where the aisles are, ascending
 * @param crossAisleY where the cross aisles are, ascending; one more than blocks
 * @param blocks from the lowest cross aisle up
 */
public record Layout(List<Integer> aisleX, List<Integer> crossAisleY, List<Block> blocks, Depot depot) {
    /** 10 km. Keeps the length of a walk past hundreds of spots within an int. */
    private static final int FARTHEST = 1_000_000;

    public Layout {
        aisleX = ascending("aisleX", aisleX, 1);
        crossAisleY = ascending("crossAisleY", crossAisleY, 2);
        blocks = List.copyOf(blocks);
        if (blocks.size() != crossAisleY.size() - 1) {
            throw new IllegalArgumentException("Between " + crossAisleY.size() + " cross aisles lie " + (crossAisleY.size() - 1) + " blocks, not " + blocks.size() + ".");
        }
        for (int b = 0; b < blocks.size(); b++) {
            int height = crossAisleY.get(b + 1) - crossAisleY.get(b);
            if (blocks.get(b).depth() > height) {
                throw new IllegalArgumentException("Block " + b + " is " + height + " cm deep, but its last bin lies at " + blocks.get(b).depth() + " cm.");
            }
        }
        if (depot.crossAisle() < 0 || depot.crossAisle() >= crossAisleY.size()) {
            throw new IllegalArgumentException("The depot lies on cross aisle 0 to " + (crossAisleY.size() - 1) + ", not on " + depot.crossAisle() + ".");
        }
        near("depot.x", depot.x());
    }

    private static List<Integer> ascending(String name, List<Integer> values, int least) {
        if (values.size() < least) throw new IllegalArgumentException(name + " needs at least " + least + " values.");
        for (int i = 0; i < values.size(); i++) {
            near(name, values.get(i));
            if (i > 0 && values.get(i) <= values.get(i - 1)) {
                throw new IllegalArgumentException(name + " must ascend, but " + values.get(i) + " follows " + values.get(i - 1) + ".");
            }
        }
        return List.copyOf(values);
    }

    private static void near(String name, int centimetres) {
        if (Math.abs((long) centimetres) > FARTHEST) {
            throw new IllegalArgumentException(name + " must be between -" + FARTHEST + " and " + FARTHEST + " cm, not " + centimetres + ".");
        }
    }

    /** In front of a bin of either side. */
    public Spot spot(int aisle, int block, int bin) {
        if (block < 0 || block >= blocks.size()) throw new IllegalArgumentException("There is no block " + block + "; the site has " + blocks.size() + ", the first is 0.");
        return inside(new Spot(aisle, crossAisleY.get(block) + blocks.get(block).offset(bin)));
    }

    /** The spot itself, if it lies in an aisle between the outer cross aisles. */
    Spot inside(Spot spot) {
        if (spot.aisle() < 0 || spot.aisle() >= aisleX.size()) {
            throw new IllegalArgumentException("There is no aisle " + spot.aisle() + "; the site has " + aisleX.size() + ", the first is 0.");
        }
        if (spot.y() < crossAisleY.get(0) || spot.y() > crossAisleY.get(crossAisleY.size() - 1)) {
            throw new IllegalArgumentException("A spot at " + spot.y() + " cm lies outside of the outer cross aisles.");
        }
        return spot;
    }

    /** Centimetres from one spot to another, along aisles and cross aisles only. */
    public int walk(Spot from, Spot to) {
        if (from.aisle() == to.aisle()) return Math.abs(from.y() - to.y());
        int best = Integer.MAX_VALUE;
        for (int cross : crossAisleY) best = Math.min(best, Math.abs(from.y() - cross) + Math.abs(to.y() - cross));
        return Math.abs(aisleX.get(from.aisle()) - aisleX.get(to.aisle())) + best;
    }

    /** Centimetres from the depot to a spot, the same as back. */
    public int walkFromDepot(Spot to) {
        return Math.abs(depot.x() - aisleX.get(to.aisle())) + Math.abs(crossAisleY.get(depot.crossAisle()) - to.y());
    }

    /** Centimetres from the depot to the spots in this order and back; 0 without spots. */
    public int tour(List<Spot> spots) {
        if (spots.isEmpty()) return 0;
        int sum = walkFromDepot(spots.get(0)) + walkFromDepot(spots.get(spots.size() - 1));
        for (int i = 1; i < spots.size(); i++) sum += walk(spots.get(i - 1), spots.get(i));
        return sum;
    }
}
