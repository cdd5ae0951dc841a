package dev.wharf.shipping;

import dev.wharf.carrier.CarrierDays;
import dev.wharf.effect.Effect;
import dev.wharf.effect.EffectLedger;
import dev.wharf.parcel.LabelNews;
import dev.wharf.parcel.Parcel;
import dev.wharf.shipping.WaybillEntry.State;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Claims the two effects of a label. Both have the label's reference as key, so each happens at most once per label. Call inside a lane. */
@Component
class Labels {
    static final String BUY = "BUY_WAYBILL";
    static final String VOID = "VOID_WAYBILL";
    private static final String PARCEL = "parcelId";
    private static final String ROUND = "round";

    private final EffectLedger effects;
    private final WaybillBook book;
    private final CarrierDays days;
    private final LabelNews news;

    Labels(EffectLedger effects, WaybillBook book, CarrierDays days, LabelNews news) {
        this.effects = effects;
        this.book = book;
        this.days = days;
        this.news = news;
    }

    void claimBuy(WaybillEntry entry) {
        claim(BUY, entry);
    }

    /** Has the parcel's number given back, or found out and given back if the purchase was not clear. Nothing if there is none. */
    void giveBack(Parcel parcel) {
        news.lost(parcel.fulfillment());
        book.last(parcel).filter(entry -> entry.state().open()).ifPresent(this::giveBack);
    }

    void giveBack(WaybillEntry entry) {
        if (entry.state() == State.REFUSED) {
            drop(entry);
            return;
        }
        book.save(uncounted(entry).now(State.TO_RECYCLE));
        claim(VOID, entry);
    }

    /** A number that the carrier did not take back is to be given back once more. */
    void giveBackAgain(WaybillEntry entry) {
        book.save(entry.now(State.TO_RECYCLE));
        claim(VOID, entry);
    }

    /** The carrier sold nothing and is not to. */
    void drop(WaybillEntry entry) {
        book.save(uncounted(entry).now(State.DROPPED));
    }

    /** How the purchase of the parcel's number stands; NONE if nobody asks for one. */
    EffectLedger.Standing purchaseOf(Parcel parcel) {
        return book.last(parcel).filter(entry -> entry.state().open()).map(entry -> effects.standing(BUY, entry.reference())).orElse(EffectLedger.Standing.NONE);
    }

    /** Whether the carrier still has to say something about the parcel's label. */
    boolean isOpen(Parcel parcel) {
        return book.last(parcel).filter(entry -> entry.state() == State.ASKED || entry.state() == State.TO_RECYCLE).isPresent();
    }

    /** The label that an effect is about; one claimed by an earlier version names no round and is the first. */
    WaybillEntry entry(Effect effect) {
        return book.get(effect.fulfillment(), Long.parseLong(effect.request().get(PARCEL)), Integer.parseInt(effect.request().getOrDefault(ROUND, "1")));
    }

    private WaybillEntry uncounted(WaybillEntry entry) {
        if (entry.quotaDay() == null) return entry;
        days.giveBack(entry.route(), entry.quotaDay());
        return entry.uncounted();
    }

    private void claim(String kind, WaybillEntry entry) {
        effects.claim(kind, entry.reference(), entry.fulfillment(), "carrier:" + entry.carrier(), Map.of(PARCEL, Long.toString(entry.parcel()), ROUND, Integer.toString(entry.round())));
    }
}
