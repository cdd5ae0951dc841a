package dev.wharf.picking.route;

/** The shortest walk past groups of spots that come and go, such as the orders on a cart. For searches that ask for many small changes. Not for several threads at once. */
public interface ChangingWalk {
    int NONE = -1;

    /**
     * Makes this the walk past these groups.
     * @param groups their numbers, each once; not changed
     * @param count how many of them, from the first on
     */
    void become(int[] groups, int count);

    /** Of the walk as it is. */
    int centimetres();

    /**
     * What it would be, without changing it.
     * @param out a group of this walk that leaves, or {@link #NONE}
     * @param in a group not of this walk that joins, or {@link #NONE}
     */
    int centimetresIf(int out, int in);
}
