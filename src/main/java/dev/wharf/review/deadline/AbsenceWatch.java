package dev.wharf.review.deadline;

import dev.wharf.process.JobLease;
import dev.wharf.process.Watch;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks often whether a look for claimed tasks that lie is due; the lease sees to it that one node does it. */
@Component
class AbsenceWatch extends Watch {
    private static final String JOB = "absent-owner";
    /** A look takes seconds; a node that died with the lease does not stop looks for longer. */
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(AbsenceWatch.class);

    private final AbsentOwners owners;
    private final JobLease lease;
    private final DeadlineSettings settings;

    AbsenceWatch(AbsentOwners owners, JobLease lease, DeadlineSettings settings) {
        super(JOB);
        this.owners = owners;
        this.lease = lease;
        this.settings = settings;
    }

    @Override
    protected List<Turn> turns() {
        return List.of(new Turn(settings.every(), () -> lease.runIfDue(JOB, LONGEST, settings.every(), this::look)));
    }

    @Override
    public boolean isAutoStartup() {
        return settings.watch();
    }

    private void look() {
        var back = owners.run();
        if (!back.isEmpty()) LOG.info("{} claimed tasks that nobody touched went back to their groups", back.size());
    }
}
