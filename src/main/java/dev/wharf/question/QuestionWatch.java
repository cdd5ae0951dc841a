package dev.wharf.question;

import dev.wharf.process.JobLease;
import dev.wharf.process.Watch;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks often whether a look at the open questions is due; the lease sees to it that one node does it. */
@Component
class QuestionWatch extends Watch {
    private static final String JOB = "question-watch";
    private static final Duration OFTEN = Duration.ofSeconds(15);
    /** A look takes seconds; a node that died with the lease does not stop looks for longer. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final QuestionLook look;
    private final JobLease lease;
    private final QuestionSettings settings;

    QuestionWatch(QuestionLook look, JobLease lease, QuestionSettings settings) {
        super(JOB);
        this.look = look;
        this.lease = lease;
        this.settings = settings;
    }

    @Override
    protected List<Turn> turns() {
        return List.of(new Turn(OFTEN, () -> lease.runIfDue(JOB, LONGEST, settings.lookEvery(), look::run)));
    }

    @Override
    public boolean isAutoStartup() {
        return settings.watch();
    }
}
