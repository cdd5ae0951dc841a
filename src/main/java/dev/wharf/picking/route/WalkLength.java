package dev.wharf.picking.route;

/** Lengths of walks over the spots of one table, which was given at construction. For searches that ask a hundred thousand times. */
public interface WalkLength {
    /**
     * Length of a walk from the depot past all these spots and back.
     * @param spots numbers of spots of the table, in any order, may repeat; not changed
     * @param count how many of them, from the first on; without any the length is 0
     * @return centimetres
     */
    int of(int[] spots, int count);
}
