package dev.wharf.picking.replenish;

import dev.wharf.inventory.BinRoles;
import dev.wharf.process.JobLease;
import dev.wharf.process.Lanes;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks for pick faces that run empty: below their minimum, or with less than walks want from them. One node does it for all; a SKU that fails keeps no other waiting. */
@Component
class ReplenishLook {
    static final String JOB = "replenish";
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Logger LOG = LoggerFactory.getLogger(ReplenishLook.class);

    private final BinRoles roles;
    private final FaceNeeds needs;
    private final Replenishments replenishments;
    private final ReplenishSettings settings;
    private final JobLease lease;
    private final Lanes lanes;

    ReplenishLook(BinRoles roles, FaceNeeds needs, Replenishments replenishments, ReplenishSettings settings, JobLease lease, Lanes lanes) {
        this.roles = roles;
        this.needs = needs;
        this.replenishments = replenishments;
        this.settings = settings;
        this.lease = lease;
        this.lanes = lanes;
    }

    void lookIfDue() {
        lease.runIfDue(JOB, LONGEST, settings.every(), () -> roles.warehouses().forEach(this::look));
    }

    void look(String warehouse) {
        var skus = lanes.call(() -> needs.in(warehouse)).stream().filter(FaceNeed::isShort).map(FaceNeed::sku).distinct().toList();
        for (var failed : lanes.run(skus, some -> some.forEach(sku -> replenishments.look(warehouse, sku)))) {
            LOG.error("Replenishment of SKU {} in {} failed; it is looked at again in {}", failed.member(), warehouse, settings.every(), failed.reason());
        }
    }
}
