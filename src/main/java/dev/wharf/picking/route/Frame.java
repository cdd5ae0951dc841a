package dev.wharf.picking.route;

/**
 * The cross aisles that matter when picks lie only in some blocks (see {@link Floor}), and the steps that the classes of partial tours take there.
 * @param gap for each block with picks the number of the gap between kept cross aisles that it is; -1 for the others
 * @param height centimetres of each gap
 * @param depotRow number of the depot's cross aisle among those kept
 */
record Frame(ClassSteps steps, int[] gap, int[] height, int depotRow) {
    /** @param blocks one bit for each block with picks, at least one */
    static Frame of(Layout layout, int blocks) {
        int crossAisles = layout.crossAisleY().size();
        var gap = new int[crossAisles - 1];
        var y = new int[crossAisles];
        int rows = 0;
        int depotRow = 0;
        for (int cross = 0; cross < crossAisles; cross++) {
            boolean above = (blocks >> cross & 1) == 1;
            boolean below = cross > 0 && (blocks >> cross - 1 & 1) == 1;
            if (cross < gap.length) gap[cross] = above ? rows : -1;
            if (cross == layout.depot().crossAisle()) depotRow = rows;
            if (above || below || cross == layout.depot().crossAisle()) y[rows++] = layout.crossAisleY().get(cross);
        }
        var height = new int[rows - 1];
        for (int row = 0; row < height.length; row++) height[row] = y[row + 1] - y[row];
        return new Frame(ClassSteps.of(rows), gap, height, depotRow);
    }
}
