package dev.wharf.effect;

/** A fault of our own before the other side was called: it counts as a try, but says nothing about the other side, which has done nothing. */
public class EffectNotSent extends RuntimeException {
    public EffectNotSent(RuntimeException fault) {
        super(fault);
    }
}
