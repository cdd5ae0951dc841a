package dev.wharf.sync;

import dev.wharf.common.Text;
import dev.wharf.effect.EffectRefused;
import java.util.Arrays;
import java.util.Optional;

/** Why we do not tell a channel of a parcel. It has not heard of it, so it is not what refuses. */
public enum Untold {
    /** Of what is told before the parcel leaves. */
    LABEL_GONE("面单已先作废，不再回传。", "The label was voided first, so nothing is told."),
    /** Of what is told afterwards. */
    PARCELS_LATE("同一订单的其他包裹到时仍未发出，请决定如何告知平台。", "Other parcels of the order have not left in time; decide what the channel is told.");

    private final String zh;
    private final String en;

    Untold(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** @param words of an effect that failed. @return empty if it was the other side that said so */
    public static Optional<Untold> of(String words) {
        return Arrays.stream(values()).filter(one -> words.startsWith(one.mark())).findFirst();
    }

    EffectRefused refusal() {
        return new EffectRefused(name(), zh + " " + en);
    }

    Text text() {
        return new Text(mark() + " " + zh, mark() + " " + en);
    }

    private String mark() {
        return "[" + name() + "]";
    }
}
