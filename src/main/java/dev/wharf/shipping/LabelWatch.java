package dev.wharf.shipping;

import dev.wharf.carrier.CarrierDays;
import dev.wharf.process.JobLease;
import dev.wharf.process.Watch;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks often whether a look at the carriers' accounts is due; the lease sees to it that one node does it. Twice a day it forgets old days of carriers, which any node may. */
@Component
class LabelWatch extends Watch {
    private static final String JOB = "label-watch";
    private static final Duration OFTEN = Duration.ofSeconds(30);
    private static final Duration SELDOM = Duration.ofHours(12);
    /** As long as all carriers of a large house may take to answer one after another; a node that died with the lease does not stop looks for longer. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final LabelLook look;
    private final CarrierDays days;
    private final JobLease lease;
    private final ShippingSettings settings;

    LabelWatch(LabelLook look, CarrierDays days, JobLease lease, ShippingSettings settings) {
        super(JOB);
        this.look = look;
        this.days = days;
        this.lease = lease;
        this.settings = settings;
    }

    @Override
    protected List<Turn> turns() {
        return List.of(new Turn(OFTEN, () -> lease.runIfDue(JOB, LONGEST, settings.watchEvery(), look::run)), new Turn(SELDOM, days::forgetOld));
    }

    @Override
    public boolean isAutoStartup() {
        return settings.watch();
    }
}
