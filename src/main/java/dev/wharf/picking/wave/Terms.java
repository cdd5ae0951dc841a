package dev.wharf.picking.wave;

import dev.wharf.picking.PickMode;

/** What a wave was planned with; later settings do not change it. */
record Terms(Limits cart, Pace pace, int pickers, int planSeconds, PickMode mode) {
    Terms {
        mode = mode == null ? PickMode.CART : mode;
    }

    /** Each order in its place on the cart. */
    Terms(Limits cart, Pace pace, int pickers, int planSeconds) {
        this(cart, pace, pickers, planSeconds, PickMode.CART);
    }

    static Terms of(WaveSettings settings, Template template) {
        return new Terms(template.cart(), settings.pace(), settings.pickers(), settings.planSeconds(), template.mode());
    }
}
