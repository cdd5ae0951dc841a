package dev.wharf.message;

import dev.wharf.common.Text;
import dev.wharf.effect.EffectPutOff;
import dev.wharf.effect.EffectRefused;

/** Passes messages on to buyers. */
public interface BuyerChannel {
    /** A message as it leaves. @param words with the link in it: never for a log */
    record Letter(String key, String shop, String channelOrderNo, Text words) {
        @Override
        public String toString() {
            return "Letter[" + key + "]";
        }
    }

    /**
     * A second letter with the same key changes nothing.
     *
     * @throws EffectRefused if the other side says no, for good
     * @throws EffectPutOff  if it did nothing and wants to be left alone for a while
     */
    void send(Letter letter);

    /** @return whether the other side has this letter */
    boolean knows(Letter letter);
}
