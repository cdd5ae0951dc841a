package dev.wharf.shipping.load;

import dev.wharf.common.Refusal;
import dev.wharf.parcel.CarrierCodes;
import dev.wharf.shipping.label.Manifest;
import dev.wharf.shipping.label.ManifestPrinter;
import dev.wharf.warehouse.Warehouses;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of loads: for the page, for systems, and as the sheet that the driver signs. */
@Service
class LoadViews {
    /** More missing parcels than one walks after; the count says how many there are. */
    private static final int MISSING_SHOWN = 200;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Loads loads;
    private final ExpectedParcels expected;
    private final CarrierCodes carriers;
    private final Warehouses warehouses;
    private final ManifestPrinter printer;

    LoadViews(Loads loads, ExpectedParcels expected, CarrierCodes carriers, Warehouses warehouses, ManifestPrinter printer) {
        this.loads = loads;
        this.expected = expected;
        this.carriers = carriers;
        this.warehouses = warehouses;
        this.printer = printer;
    }

    /** @param missing expected and not on it. @param missingCount of which not all are listed if they are many; 0 once it is closed */
    record View(Load load, List<Load.Loaded> parcels, List<ExpectedParcels.Expected> missing, int missingCount, List<Load.Extra> extras) { }

    @Transactional(readOnly = true)
    public View view(String number) {
        var load = loads.get(Load.parse(number));
        var missing = load.isOpen() ? expected.waiting(load.carrier(), load.warehouse(), MISSING_SHOWN) : List.<ExpectedParcels.Expected>of();
        int count = missing.size() < MISSING_SHOWN ? missing.size() : expected.count(load.carrier(), load.warehouse());
        return new View(load, loads.parcels(load.id()), missing, count, loads.extras(load.id()));
    }

    @Transactional(readOnly = true)
    public List<Load> latest() {
        return loads.latest();
    }

    /** @throws Refusal CONFLICT while it is open: what is on it may still change */
    byte[] manifest(String number) {
        var load = loads.get(Load.parse(number));
        if (load.isOpen()) throw Refusal.conflict("LOAD_OPEN", load.number() + " is open; close it, then print its manifest.");
        var lines = loads.parcels(load.id()).stream().map(p -> new Manifest.Line(p.trackingNumber(), p.fulfillment().toString(), p.weightG())).toList();
        return printer.pdf(new Manifest(load.number(), carriers.names().getOrDefault(load.carrier(), load.carrier()), warehouses.find(load.warehouse()).map(Warehouses.Warehouse::name).orElse(load.warehouse()),
            load.driver(), load.vehicle(), LocalDateTime.ofInstant(load.closedAt(), CHINA), load.closedBy(), lines));
    }
}
