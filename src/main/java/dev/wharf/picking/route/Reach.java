package dev.wharf.picking.route;

/**
 * The picks of one aisle between two cross aisles, and what each pass by them costs.
 * @param height centimetres between the two cross aisles
 * @param offsets of the picks from the lower one, ascending, each once
 */
record Reach(int height, int[] offsets) {
    /** Above every length and far enough below the largest int to add to. */
    static final int NEVER = Integer.MAX_VALUE / 4;

    /** Centimetres; {@link #NEVER} if the pass would leave out a pick or has no sense. */
    int cost(Pass pass) {
        boolean empty = offsets.length == 0;
        return switch (pass) {
            case NONE -> empty ? 0 : NEVER;
            case ONCE -> height;
            case TWICE -> 2 * height;
            case FROM_BELOW -> empty ? NEVER : 2 * offsets[offsets.length - 1];
            case FROM_ABOVE -> empty ? NEVER : 2 * (height - offsets[0]);
            case FROM_BOTH -> offsets.length < 2 ? NEVER : 2 * (height - (offsets[afterGap()] - offsets[afterGap() - 1]));
        };
    }

    /** Number of the first pick above the largest gap between two neighbours. */
    int afterGap() {
        int best = 1;
        for (int i = 2; i < offsets.length; i++) {
            if (offsets[i] - offsets[i - 1] > offsets[best] - offsets[best - 1]) best = i;
        }
        return best;
    }
}
