package dev.wharf.picking.wave;

import org.springframework.context.ApplicationContext;

/** Does for tests of other packages what the watches do, when the test wants it. */
public final class WaveHand {
    private final WaveClaims claims;
    private final WavePlanning planning;
    private final WaveEar ear;
    private final String warehouse;

    public WaveHand(ApplicationContext context, String warehouse) {
        this.claims = context.getBean(WaveClaims.class);
        this.planning = context.getBean(WavePlanning.class);
        this.ear = context.getBean(WaveEar.class);
        this.warehouse = warehouse;
    }

    public void turn() {
        claims.turn(warehouse);
    }

    public void plan(long wave) {
        planning.plan(wave);
    }

    public void listen() {
        ear.listen();
    }
}
