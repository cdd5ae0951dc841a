package dev.wharf.shipping.load;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.parcel.CarrierCodes;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.Actor;
import dev.wharf.process.Lanes;
import dev.wharf.shipping.Handover;
import dev.wharf.shipping.HandoverResult;
import dev.wharf.warehouse.Warehouses;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Puts parcels on a load by scanning. They stay in the house until the load is closed: {@link Departure}. */
@Service
class Loading {
    /** One transaction hands a whole load over; more parcels leave as several loads. */
    static final int MOST = 500;

    private final Loads loads;
    private final Parcels parcels;
    private final Fulfillments fulfillments;
    private final Handover handover;
    private final CarrierCodes carriers;
    private final Warehouses warehouses;
    private final OrderLog log;
    private final Ids ids;
    private final Lanes lanes;
    private final LoadRule rule = new LoadRule();

    Loading(Loads loads, Parcels parcels, Fulfillments fulfillments, Handover handover, CarrierCodes carriers, Warehouses warehouses, OrderLog log, Ids ids, Lanes lanes) {
        this.loads = loads;
        this.parcels = parcels;
        this.fulfillments = fulfillments;
        this.handover = handover;
        this.carriers = carriers;
        this.warehouses = warehouses;
        this.log = log;
        this.ids = ids;
        this.lanes = lanes;
    }

    /** What a scan came to. @param onLoad whether the parcel is on the load now */
    record Scanned(String trackingNumber, boolean onLoad, String code, Text text, FulfillmentId fulfillment) {
        private static Scanned of(HandoverResult refusal) {
            return new Scanned(refusal.trackingNumber(), false, refusal.code(), refusal.text(), refusal.fulfillment());
        }
    }

    /** @return the open load of this carrier and warehouse, opened now or before */
    Load open(String carrier, String warehouse) {
        if (carrier == null || !carriers.names().containsKey(carrier)) throw Refusal.invalid("CARRIER_UNKNOWN", "carrier", "carrier is none that is set up; known: " + carriers.names().keySet() + ".");
        if (warehouse == null || warehouses.find(warehouse).isEmpty()) throw Refusal.invalid("WAREHOUSE_UNKNOWN", "warehouse", "warehouse is none of the house; GET /api/v1/warehouses lists them.");
        return lanes.call(() -> {
            loads.open(ids.next(), carrier, warehouse, Actor.current(), now());
            return loads.openOf(carrier, warehouse).orElseThrow(() -> new IllegalStateException("No load is open for " + carrier + " at " + warehouse));
        });
    }

    /** A parcel that is on the load already stays on it, so that a scan may be repeated. */
    Scanned scan(String load, String trackingNumber) {
        var number = clean(trackingNumber);
        long id = Load.parse(load);
        return lanes.call(() -> {
            var held = open(id);
            var result = find(held, number).map(parcel -> put(held, parcel)).orElseGet(() -> Scanned.of(handover.nobodys(number)));
            if (!result.onLoad()) loads.addExtra(id, number, result.code(), Actor.current(), now());
            return result;
        });
    }

    /** @throws Refusal NOT_FOUND if it was neither on the load nor refused on it */
    void takeOff(String load, String trackingNumber) {
        var number = clean(trackingNumber);
        long id = Load.parse(load);
        lanes.runOne(() -> {
            open(id);
            boolean refused = loads.extras(id).stream().anyMatch(extra -> extra.trackingNumber().equals(number));
            var off = loads.remove(id, number);
            if (off.isEmpty() && !refused) throw Refusal.notFound("NOT_ON_LOAD", "No parcel with this tracking number is on the load.");
            off.ifPresent(parcel -> log.happened(parcel.fulfillment(), "UNLOADED", new Text("从 " + load + " 取下 " + number, "Taken off load " + load + ", " + number)));
        });
    }

    private Scanned put(Load load, Parcel parcel) {
        var number = parcel.trackingNumber();
        var id = parcel.fulfillment();
        fulfillments.lockRows(List.of(id));
        var refusal = handover.refusal(parcel).or(() -> rule.refusal(load, parcel, fulfillments.get(id).warehouse(), loads.loadOf(parcel.id())));
        if (refusal.isPresent()) return Scanned.of(refusal.get());
        if (loads.loadOf(parcel.id()).isPresent()) return new Scanned(number, true, "ALREADY_ON_LOAD", new Text("已在本车上", "On this load already"), id);
        if (loads.count(load.id()) >= MOST) throw Refusal.conflict("LOAD_FULL", "A load has at most " + MOST + " parcels; close it and open another.");
        loads.add(load.id(), parcel, Actor.current(), now());
        log.happened(id, "LOADED", new Text("装车 " + load.number() + "，" + number, "Put on load " + load.number() + ", " + number));
        return new Scanned(number, true, "LOADED", new Text("已装车", "Put on the load"), id);
    }

    /** Of two carriers' parcels with one number the one of this carrier is meant; of several of one, the one that waits for it. */
    private Optional<Parcel> find(Load load, String number) {
        var found = parcels.byTrackingNumbers(Set.of(number)).getOrDefault(number, List.of());
        return found.stream().filter(p -> p.carrier().equals(load.carrier())).reduce((earlier, later) -> later).or(() -> found.stream().reduce((earlier, later) -> later));
    }

    private Load open(long id) {
        var load = loads.held(id);
        if (!load.isOpen()) throw Refusal.conflict("LOAD_CLOSED", load.number() + " was handed over and cannot be changed; open another load.");
        return load;
    }

    private Instant now() {
        return fulfillments.clock().instant();
    }

    private static String clean(String scanned) {
        var number = scanned == null ? "" : scanned.strip();
        if (number.isEmpty() || number.length() > 64) throw Refusal.invalid("TRACKING_NUMBER_INVALID", "trackingNumber", "trackingNumber has 1 to 64 characters.");
        return number;
    }
}
