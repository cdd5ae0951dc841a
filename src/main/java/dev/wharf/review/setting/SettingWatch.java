package dev.wharf.review.setting;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks whether another node changed settings: one read of one row by its key, so that every node runs with a change within five seconds. */
@Component
class SettingWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SettingWatch.class);
    private static final int SECONDS = 3;

    private final VersionedSettings settings;
    private ScheduledExecutorService thread;

    SettingWatch(VersionedSettings settings) {
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            var made = new Thread(work, "setting-watch");
            made.setDaemon(true);
            return made;
        });
        thread.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void stop() {
        thread.shutdownNow();
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    void look() {
        try {
            settings.refreshIfChanged();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Settings of rules cannot be read for now; the known ones stay in use", e);
        }
    }
}
