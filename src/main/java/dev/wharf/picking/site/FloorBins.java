package dev.wharf.picking.site;

import dev.wharf.inventory.Bins;
import dev.wharf.warehouse.Products;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The bins a warehouse uses: those that hold something, and those that SKUs are picked from. */
@Component
class FloorBins {
    private static final int NAMED = 200;

    /**
     * How a plan fits the bins that are in use.
     *
     * @param missing  those that are not on the plan, by code; the first {@value FloorBins#NAMED}
     * @param lost     of those, the ones that are on the plan which counts now; the first {@value FloorBins#NAMED}
     */
    record Fit(int bins, int onPlan, List<String> missing, List<String> lost) { }

    private final Bins bins;
    private final Products products;

    FloorBins(Bins bins, Products products) {
        this.bins = bins;
        this.products = products;
    }

    /** @param before the floor that counts now */
    Fit fit(String warehouse, Site before, Site planned) {
        var used = BinCodes.sorted(Stream.concat(bins.codes(warehouse).stream(), products.pickFaces(warehouse).stream()).toList());
        var missing = used.stream().filter(bin -> !has(planned, bin)).toList();
        return new Fit(used.size(), used.size() - missing.size(), missing.stream().limit(NAMED).toList(), missing.stream().filter(bin -> has(before, bin)).limit(NAMED).toList());
    }

    private static boolean has(Site site, String bin) {
        return site instanceof DrawnSite drawn && drawn.has(bin);
    }
}
