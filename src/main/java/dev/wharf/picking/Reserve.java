package dev.wharf.picking;

import java.util.List;
import org.springframework.stereotype.Component;

/** Units in reserve bins, for whoever brings them to a pick face: chosen as a pick is, by the strategy of the goods. Call inside a lane; the rows of the SKU are held then. */
@Component
public class Reserve {
    public record Take(String bin, String lot, int units) { }

    private final BinPlan bins;

    Reserve(BinPlan bins) {
        this.bins = bins;
    }

    /** Units that nobody will take, in bins that nobody doubts, of lots that may leave. */
    public int free(String warehouse, String sku) {
        return bins.open(warehouse, List.of(sku)).freeInReserve(sku);
    }

    /** Plans so many of them, or as many as there are; the bins keep them until they are moved or given back. */
    public List<Take> plan(String warehouse, String sku, int units) {
        var open = bins.open(warehouse, List.of(sku));
        var stops = open.fromReserve(sku, units);
        open.keep();
        return stops.stream().map(stop -> new Take(stop.bin(), stop.lot(), stop.units())).toList();
    }
}
