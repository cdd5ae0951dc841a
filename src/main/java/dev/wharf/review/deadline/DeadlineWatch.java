package dev.wharf.review.deadline;

import dev.wharf.process.Watch;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks once a minute for orders that run out of time. Every node looks. */
@Component
class DeadlineWatch extends Watch {
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);

    private final Escalation escalation;
    private final DeadlineSettings settings;

    DeadlineWatch(Escalation escalation, DeadlineSettings settings) {
        super("deadline-watch");
        this.escalation = escalation;
        this.settings = settings;
    }

    @Override
    protected List<Turn> turns() {
        return List.of(new Turn(settings.every(), this::look));
    }

    @Override
    public boolean isAutoStartup() {
        return settings.watch();
    }

    private void look() {
        var escalated = escalation.run();
        if (!escalated.isEmpty()) LOG.info("{} orders have to ship soon, from {} to {}", escalated.size(), escalated.get(0), escalated.get(escalated.size() - 1));
    }
}
