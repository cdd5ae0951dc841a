package dev.wharf.picking.wave;

/** What a wave was planned with; later settings do not change it. */
record Terms(Limits cart, Pace pace, int pickers, int planSeconds) {
    static Terms of(WaveSettings settings, Limits cart) {
        return new Terms(cart, settings.pace(), settings.pickers(), settings.planSeconds());
    }
}
