package dev.wharf.effect;

import java.time.Duration;

/** How one attempt at an effect went. */
sealed interface Outcome {
    Effect effect();

    record Settled(SettledEffect settled) implements Outcome {
        @Override
        public Effect effect() {
            return settled.effect();
        }
    }

    /**
     * To be tried again.
     *
     * @param tries failed tries so far; a try that did not reach the other side is not counted
     */
    record Later(Effect effect, int tries, boolean inDoubt, Duration pause, String error) implements Outcome { }
}
