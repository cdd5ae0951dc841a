package dev.wharf.shipping.load;

import dev.wharf.parcel.Parcel;
import dev.wharf.shipping.HandoverResult;
import java.util.Optional;

/** Says whether a parcel that may leave may leave with this load. Pure. */
final class LoadRule {
    /**
     * @param warehouse of the parcel's order
     * @param on        the load it is on already, if any
     */
    Optional<HandoverResult> refusal(Load load, Parcel parcel, String warehouse, Optional<Long> on) {
        var number = parcel.trackingNumber();
        var id = parcel.fulfillment();
        if (!parcel.carrier().equals(load.carrier())) {
            return Optional.of(HandoverResult.refused(number, "WRONG_CARRIER", id, "这是 " + parcel.carrier() + " 的包裹，不能装 " + load.carrier() + " 的车。",
                "This is a parcel of " + parcel.carrier() + "; it must not go with " + load.carrier() + "."));
        }
        if (!warehouse.equals(load.warehouse())) {
            return Optional.of(HandoverResult.refused(number, "WRONG_WAREHOUSE", id, "这是 " + warehouse + " 仓的包裹，本车从 " + load.warehouse() + " 仓发出。找主管。",
                "This parcel is of warehouse " + warehouse + ", the load leaves " + load.warehouse() + "; ask your lead."));
        }
        if (on.isPresent() && on.get() != load.id()) {
            return Optional.of(HandoverResult.refused(number, "ON_OTHER_LOAD", id, "该包裹已扫上 L" + on.get() + "，先从那一车取下。",
                "This parcel is on load L" + on.get() + "; take it off there first."));
        }
        return Optional.empty();
    }

    /**
     * The same when the load is closed: what was scanned has to be what the parcel is known by now.
     *
     * @param loaded as it was scanned
     */
    Optional<HandoverResult> changed(Load.Loaded loaded, Parcel parcel) {
        if (parcel.trackingNumber().equals(loaded.trackingNumber())) return Optional.empty();
        return Optional.of(HandoverResult.refused(loaded.trackingNumber(), "LABEL_CHANGED", parcel.fulfillment(), "包裹换了面单，取下，贴上新面单再装。",
            "The parcel has another label now: take it off, put the new label on it, then scan it."));
    }
}
