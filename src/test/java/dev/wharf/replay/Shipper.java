package dev.wharf.replay;

import java.util.Map;

/** Gives the pile of labelled parcels to the carrier. */
final class Shipper implements Worker {
    private final Api api;
    private final Floor floor;
    private final Tally tally;

    Shipper(Api api, Floor floor, Tally tally) {
        this.api = api;
        this.floor = floor;
        this.tally = tally;
    }

    @Override
    public String name() {
        return Staff.SHIPPER;
    }

    @Override
    public boolean work() {
        var numbers = floor.onThePile();
        if (numbers.isEmpty()) return false;
        for (var result : api.require(api.post(Staff.SHIPPER, "/api/v1/handovers", Map.of("trackingNumbers", numbers))).path("results")) {
            tally.count("Handover answers: " + result.path("code").asText());
        }
        // The van comes now and then; until then a parcel can still be cancelled.
        return false;
    }
}
