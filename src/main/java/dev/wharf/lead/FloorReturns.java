package dev.wharf.lead;

import dev.wharf.process.JobLease;
import dev.wharf.process.Watch;
import dev.wharf.scan.TakenWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks often whether a look for taken and forgotten work of the floor is due; the lease sees to it that one node does it. */
@Component
class FloorReturns extends Watch {
    private static final String JOB = "absent-floor";
    /** A look takes seconds; a node that died with the lease does not stop looks for longer. */
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(FloorReturns.class);

    private final List<TakenWork> works;
    private final JobLease lease;
    private final FloorSettings settings;
    private final Clock clock;

    FloorReturns(List<TakenWork> works, JobLease lease, FloorSettings settings, Clock clock) {
        super(JOB);
        this.works = works;
        this.lease = lease;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected List<Turn> turns() {
        return List.of(new Turn(settings.every(), () -> lease.runIfDue(JOB, LONGEST, settings.every(), this::look)));
    }

    @Override
    public boolean isAutoStartup() {
        return settings.watch() && !settings.returnAfter().isZero();
    }

    /** One kind of work that fails keeps no other from going back. */
    void look() {
        var since = Instant.now(clock).minus(settings.returnAfter());
        for (var work : works) {
            try {
                var back = work.giveBackUntouched(since);
                if (!back.isEmpty()) LOG.info("Nobody scanned for it, so it waits again: {}", back);
            } catch (RuntimeException e) {
                LOG.error("{} could not give its work back; it is looked at again", work.getClass().getSimpleName(), e);
            }
        }
    }
}
