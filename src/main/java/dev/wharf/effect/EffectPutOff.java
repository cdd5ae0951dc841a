package dev.wharf.effect;

import java.time.Duration;

/** Nothing was done, and it is nobody's failure: the other side limits how often it is called, or it is too early. Tried again after the pause; not counted as a try. */
public class EffectPutOff extends RuntimeException {
    private final Duration pause;

    /** @param why for the person who looks at the effect; no personal data */
    public EffectPutOff(Duration pause, String why) {
        super(why, null, false, false);
        this.pause = pause;
    }

    public Duration pause() {
        return pause;
    }
}
