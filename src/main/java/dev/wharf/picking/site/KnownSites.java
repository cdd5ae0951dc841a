package dev.wharf.picking.site;

import dev.wharf.common.Refusal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Floors change a few times a year and are asked for by every lane: one question for the versions in some seconds, and a plan is read again only when its version has changed. */
@Component
class KnownSites implements Sites {
    private static final Logger LOG = LoggerFactory.getLogger(KnownSites.class);
    private static final long KEEP_NANOS = 5_000_000_000L;

    private record Versions(Map<String, Integer> byWarehouse, long since) { }

    private record Read(int version, Site site) { }

    private final Site unknown = new UnknownSite();
    private final JdbcFloorPlans plans;
    private final Map<String, Read> sites = new ConcurrentHashMap<>();
    private volatile Versions versions;

    KnownSites(JdbcFloorPlans plans) {
        this.plans = plans;
    }

    @Override
    public Site of(String warehouse) {
        int version = versions().getOrDefault(warehouse, 0);
        if (version == 0) return unknown;
        var read = sites.get(warehouse);
        if (read != null && read.version() == version) return read.site();
        var site = read(warehouse);
        sites.put(warehouse, new Read(version, site));
        return site;
    }

    /** On this node the plan that was saved counts at once. */
    void changed() {
        versions = null;
    }

    private Map<String, Integer> versions() {
        var known = versions;
        if (known == null || System.nanoTime() - known.since() > KEEP_NANOS) {
            known = new Versions(plans.versions(), System.nanoTime());
            versions = known;
        }
        return known.byWarehouse();
    }

    /** A plan that an earlier version of Wharf took and this one does not is no reason to stop picking. */
    private Site read(String warehouse) {
        try {
            return plans.current(warehouse).<Site>map(saved -> FloorPlanCheck.site(FloorPlanJson.read(saved.json()))).orElse(unknown);
        } catch (Refusal refusal) {
            LOG.error("The floor plan of {} cannot be used, its bins are walked by their codes: {}", warehouse, refusal.getMessage());
            return unknown;
        }
    }
}
