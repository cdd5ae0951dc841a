package dev.wharf.tracking.ask;

import dev.wharf.process.JobLease;
import dev.wharf.process.Watch;
import dev.wharf.tracking.TrackingSettings;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Has feeds asked once a minute, by one node for all: so many questions in a run are so many in a minute. */
@Component
class AskWatch extends Watch {
    private static final String JOB = "tracking-ask";
    private static final Duration OFTEN = Duration.ofSeconds(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Two feeds take less, and a node that died with the lease does not stop questions for longer. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final FeedQuestions questions;
    private final JobLease lease;
    private final TrackingSettings settings;

    AskWatch(FeedQuestions questions, JobLease lease, TrackingSettings settings) {
        super("tracking-ask");
        this.questions = questions;
        this.lease = lease;
        this.settings = settings;
    }

    @Override
    protected List<Turn> turns() {
        return List.of(new Turn(OFTEN, () -> lease.runIfDue(JOB, LONGEST, MINUTE, questions::run)));
    }

    @Override
    public boolean isAutoStartup() {
        return settings.watch();
    }
}
