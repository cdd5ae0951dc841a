package dev.wharf.allocation;

import dev.wharf.process.Watch;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ends soft locks in time, and looks for locks that leaked. Every node does. */
@Component
class LockWatch extends Watch {
    private static final Logger LOG = LoggerFactory.getLogger(LockWatch.class);

    private final SoftLockExpiry expiry;
    private final LockLeaks leaks;
    private final LockSettings settings;

    LockWatch(SoftLockExpiry expiry, LockLeaks leaks, LockSettings settings) {
        super("lock-watch");
        this.expiry = expiry;
        this.leaks = leaks;
        this.settings = settings;
    }

    @Override
    protected List<Turn> turns() {
        return List.of(new Turn(settings.expireEvery(), this::expire), new Turn(settings.leaksEvery(), leaks::look));
    }

    private void expire() {
        int expired = expiry.run();
        if (expired > 0) LOG.info("{} orders were not paid in time; what was kept for them is free", expired);
    }
}
