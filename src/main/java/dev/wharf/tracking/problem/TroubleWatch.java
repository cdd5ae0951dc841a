package dev.wharf.tracking.problem;

import dev.wharf.process.JobLease;
import dev.wharf.process.Watch;
import dev.wharf.tracking.OldPushes;
import dev.wharf.tracking.TrackingSettings;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks often whether a look for parcels in trouble is due; the lease sees to it that one node does it. */
@Component
class TroubleWatch extends Watch {
    private static final String JOB = "tracking-watch";
    private static final Duration OFTEN = Duration.ofSeconds(30);
    /** A look takes seconds; a node that died with the lease does not stop looks for longer. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final TroubleLook look;
    private final OldPushes oldPushes;
    private final JobLease lease;
    private final TrackingSettings settings;

    TroubleWatch(TroubleLook look, OldPushes oldPushes, JobLease lease, TrackingSettings settings) {
        super("tracking-watch");
        this.look = look;
        this.oldPushes = oldPushes;
        this.lease = lease;
        this.settings = settings;
    }

    @Override
    protected List<Turn> turns() {
        return List.of(new Turn(OFTEN, this::lookIfDue));
    }

    @Override
    public boolean isAutoStartup() {
        return settings.watch();
    }

    private void lookIfDue() {
        lease.runIfDue(JOB, LONGEST, settings.watchEvery(), () -> {
            look.run();
            oldPushes.delete();
        });
    }
}
