package dev.wharf.shipping;

import dev.wharf.effect.EffectLedger;
import dev.wharf.parcel.Parcel;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Claims the two effects of a label. Both have the parcel's reference as key, so each happens at most once per parcel. */
@Component
class Labels {
    static final String BUY = "BUY_WAYBILL";
    static final String VOID = "VOID_WAYBILL";
    private static final String PARCEL = "parcelId";

    private final EffectLedger effects;

    Labels(EffectLedger effects) {
        this.effects = effects;
    }

    void claimBuy(Parcel parcel) {
        claim(BUY, parcel);
    }

    void claimVoid(Parcel parcel) {
        claim(VOID, parcel);
    }

    EffectLedger.Standing purchaseOf(Parcel parcel) {
        return effects.standing(BUY, parcel.reference());
    }

    /** Whether the carrier still has to say something about its label. */
    boolean isOpen(Parcel parcel) {
        return purchaseOf(parcel) == EffectLedger.Standing.OPEN || effects.standing(VOID, parcel.reference()) == EffectLedger.Standing.OPEN;
    }

    static long parcelId(Map<String, String> request) {
        return Long.parseLong(request.get(PARCEL));
    }

    private void claim(String kind, Parcel parcel) {
        effects.claim(kind, parcel.reference(), parcel.fulfillment(), "carrier:" + parcel.carrier(), Map.of(PARCEL, Long.toString(parcel.id())));
    }
}
