package dev.wharf.shipping.load;

import dev.wharf.common.Refusal;
import dev.wharf.order.Fulfillments;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.Actor;
import dev.wharf.process.Lanes;
import dev.wharf.shipping.Handover;
import dev.wharf.shipping.HandoverResult;
import dev.wharf.shipping.load.Load.Loaded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Closes a load: all of its parcels leave in one transaction, or none does. What may not leave any more, because its order was cancelled or held
 * since it was scanned, keeps the load open until somebody has taken it off: a driver who waits gets nothing that must stay.
 */
@Service
class Departure {
    private static final int DRIVER_LENGTH = 50;
    private static final int VEHICLE_LENGTH = 30;

    private final Loads loads;
    private final Parcels parcels;
    private final Fulfillments fulfillments;
    private final Handover handover;
    private final Lanes lanes;
    private final LoadRule rule = new LoadRule();

    Departure(Loads loads, Parcels parcels, Fulfillments fulfillments, Handover handover, Lanes lanes) {
        this.loads = loads;
        this.parcels = parcels;
        this.fulfillments = fulfillments;
        this.handover = handover;
        this.lanes = lanes;
    }

    /** @param staying what has to be taken off; the load is closed if there is none */
    record Outcome(Load load, List<HandoverResult> staying) { }

    /** Closing a closed load again answers the same and moves nothing. */
    Outcome close(String number, String driver, String vehicle) {
        long id = Load.parse(number);
        return lanes.call(() -> {
            var load = loads.held(id);
            if (!load.isOpen()) return new Outcome(load, List.of());
            var who = text("driver", driver, DRIVER_LENGTH);
            if (who.isEmpty()) throw Refusal.invalid("DRIVER_MISSING", "driver", "driver is the name of the person who takes the parcels; write it down.");
            var what = text("vehicle", vehicle, VEHICLE_LENGTH);
            var loaded = loads.parcels(id);
            if (loaded.isEmpty()) throw Refusal.conflict("LOAD_EMPTY", load.number() + " has no parcels; scan them first.");
            var known = held(loaded);
            var staying = loaded.stream().flatMap(one -> staying(one, known.get(one)).stream()).toList();
            if (!staying.isEmpty()) return new Outcome(load, staying);
            handover.handOverHere(known.values().stream().filter(parcel -> parcel.state() == Parcel.State.LABELLED).toList());
            loads.close(id, who, what, Actor.current(), fulfillments.clock().instant());
            return new Outcome(loads.get(id), List.of());
        });
    }

    /** The orders' rows first: what is read of a parcel before may have changed until they are held. */
    private Map<Loaded, Parcel> held(List<Loaded> loaded) {
        fulfillments.lockRows(loaded.stream().map(Loaded::fulfillment).distinct().toList());
        var known = new LinkedHashMap<Loaded, Parcel>();
        for (var one : loaded) known.put(one, parcels.get(one.fulfillment(), one.parcelId()));
        return known;
    }

    /** What left by itself meanwhile is with the carrier, as it should be. */
    private Optional<HandoverResult> staying(Loaded loaded, Parcel parcel) {
        return handover.refusal(parcel).filter(refusal -> !refusal.code().equals("ALREADY_HANDED_OVER")).or(() -> rule.changed(loaded, parcel));
    }

    private static String text(String field, String value, int most) {
        var text = value == null ? "" : value.strip();
        if (text.length() > most) throw Refusal.invalid("TEXT_TOO_LONG", field, field + " has at most " + most + " characters.");
        return text;
    }
}
