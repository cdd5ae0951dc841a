package dev.wharf.picking.site;

import dev.wharf.common.Refusal;
import dev.wharf.picking.site.JdbcFloorPlans.Saved;
import dev.wharf.warehouse.Warehouses;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Floor plans of the warehouses: looked at, tried, and saved as the next version. */
@Service
public class FloorPlans {
    /** @param version that counts now: the new one if the plan was saved, else the one before; 0 if there is none */
    record Verdict(String warehouse, int version, boolean saved, FloorBins.Fit fit) { }

    private final JdbcFloorPlans plans;
    private final KnownSites sites;
    private final FloorBins bins;
    private final Warehouses warehouses;

    FloorPlans(JdbcFloorPlans plans, KnownSites sites, FloorBins bins, Warehouses warehouses) {
        this.plans = plans;
        this.sites = sites;
        this.bins = bins;
        this.warehouses = warehouses;
    }

    Optional<Saved> current(String warehouse) {
        return plans.current(known(warehouse));
    }

    /** How the plan that counts fits; empty if there is none. */
    Optional<FloorBins.Fit> fit(String warehouse) {
        var site = sites.of(warehouse);
        return site.known() ? Optional.of(bins.fit(warehouse, site, site)) : Optional.empty();
    }

    /** Says what the plan would change, and changes nothing. */
    Verdict check(String warehouse, String json) {
        var code = known(warehouse);
        var site = FloorPlanCheck.site(FloorPlanJson.read(json));
        return new Verdict(code, plans.versions().getOrDefault(code, 0), false, bins.fit(code, sites.of(code), site));
    }

    /**
     * Saves the plan. Tasks that are made from now on are walked by it; those on the list keep their order until something changes in them.
     *
     * @param version that this plan was made from; null for whichever counts
     */
    Verdict save(String warehouse, String json, Integer version) {
        var verdict = check(warehouse, json);
        int saved = plans.add(verdict.warehouse(), FloorPlanJson.write(FloorPlanJson.read(json)), version);
        sites.changed();
        return new Verdict(verdict.warehouse(), saved, true, verdict.fit());
    }

    /** For warehouses that never had one. @return whether it was saved */
    public boolean saveFirst(String warehouse, String json) {
        if (plans.versions().containsKey(warehouse)) return false;
        return save(warehouse, json, 0).saved();
    }

    private String known(String warehouse) {
        return warehouses.find(warehouse).orElseThrow(() -> Refusal.notFound("WAREHOUSE_UNKNOWN", "There is no warehouse " + warehouse + ".")).code();
    }
}
