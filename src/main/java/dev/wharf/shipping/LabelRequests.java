package dev.wharf.shipping;

import dev.wharf.carrier.ParcelCarriers;
import dev.wharf.carrier.ParcelCarriers.Answer;
import dev.wharf.carrier.ParcelCarriers.Asked;
import dev.wharf.carrier.ParcelCarriers.Carried;
import dev.wharf.carrier.ParcelCarriers.Nobody;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.shipping.WaybillEntry.State;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sees to it that a packed parcel asks for exactly one number: chooses the carrier, writes the label down and claims its purchase. Call inside a lane; safe to run twice. */
@Component
class LabelRequests {
    private final ParcelCarriers choice;
    private final ParcelSizes sizes;
    private final Carriers carriers;
    private final LabelAccounts accounts;
    private final Labels labels;
    private final WaybillBook book;
    private final Parcels parcels;
    private final Fulfillments fulfillments;

    LabelRequests(ParcelCarriers choice, ParcelSizes sizes, Carriers carriers, LabelAccounts accounts, Labels labels, WaybillBook book, Parcels parcels, Fulfillments fulfillments) {
        this.choice = choice;
        this.sizes = sizes;
        this.carriers = carriers;
        this.accounts = accounts;
        this.labels = labels;
        this.book = book;
        this.parcels = parcels;
        this.fulfillments = fulfillments;
    }

    /** @param chosen code that a person chose; empty to leave it to the rule, or to the carrier that was asked before */
    void request(Parcel parcel, String chosen) {
        var last = book.last(parcel).filter(entry -> entry.state().open());
        if (last.isPresent() && again(last.get(), chosen)) return;
        begin(parcel, chosen);
    }

    /** @return false if another label has to be asked for */
    private boolean again(WaybillEntry entry, String chosen) {
        if (entry.state() == State.LIVE || entry.state() == State.ASKED) {
            labels.claimBuy(entry);
            return true;
        }
        if (!carriers.knows(entry.carrier()) || !chosen.isEmpty() && !chosen.equals(entry.carrier())) {
            labels.giveBack(entry);
            return false;
        }
        book.save(entry.now(State.ASKED));
        labels.claimBuy(entry);
        return true;
    }

    private void begin(Parcel parcel, String chosen) {
        int round = book.last(parcel).map(WaybillEntry::round).orElse(0) + 1;
        var warehouse = fulfillments.get(parcel.fulfillment()).warehouse();
        var answer = choice.choose(asked(parcel, chosen));
        var going = goingWith(parcel, carrier(answer, parcel, chosen));
        var entry = WaybillEntry.asked(going, round, accounts.of(going.carrier(), warehouse), warehouse, answer instanceof Carried c ? c.costMinor() : -1, day(answer), note(answer, chosen),
            fulfillments.clock().instant());
        book.add(entry);
        labels.claimBuy(entry);
    }

    /** Why a carrier that a person names may not take the parcel. */
    Optional<Text> objection(Parcel parcel, String chosen) {
        return carriers.knows(chosen) ? choice.objection(asked(parcel, chosen)) : Optional.of(unknown(chosen));
    }

    private Asked asked(Parcel parcel, String chosen) {
        return new Asked(parcel.fulfillment(), () -> sizes.of(parcel), chosen);
    }

    private String carrier(Answer answer, Parcel parcel, String chosen) {
        if (answer instanceof Carried carried) return carried.carrier();
        if (answer instanceof Nobody) return Carriers.NONE;
        return chosen.isEmpty() ? parcel.carrier() : carriers.knows(chosen) ? chosen : Carriers.NONE;
    }

    private Parcel goingWith(Parcel parcel, String carrier) {
        if (parcel.carrier().equals(carrier)) return parcel;
        var going = parcel.goingWith(carrier);
        parcels.save(going);
        return going;
    }

    private static LocalDate day(Answer answer) {
        return answer instanceof Carried carried ? carried.quotaDay() : null;
    }

    /** What the person is told where no carrier could be chosen. */
    private String note(Answer answer, String chosen) {
        var why = answer instanceof Nobody nobody ? Optional.of(nobody.why()) : chosen.isEmpty() || carriers.knows(chosen) ? Optional.<Text>empty() : Optional.of(unknown(chosen));
        return why.map(text -> text.zh() + " " + text.en()).orElse("");
    }

    private static Text unknown(String code) {
        return new Text("没有承运商 " + code, "There is no carrier " + code);
    }
}
