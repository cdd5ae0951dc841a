package dev.wharf.picking.wave;

/** What a way of filling carts costs. @param seconds of work, all carts together @param atRisk orders that would be picked after they are due */
record Figures(long centimetres, int seconds, int atRisk) {
    static final Figures NONE = new Figures(0, 0, 0);
}
