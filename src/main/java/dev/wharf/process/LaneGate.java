package dev.wharf.process;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets three lanes to the database for every four connections of the pool; the others wait here, first come first served. Lanes that
 * queue for one hot SKU would else hold every connection, and whoever only wants to read a page would time out in the pool.
 */
@Component
class LaneGate {
    /** Far beyond what a full queue of web threads needs: a thousand lanes on one SKU took 1 s on two idle cores, 24 s with forty others at them. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Semaphore places;
    private final Duration patience;

    @Autowired
    LaneGate(DataSource pool) throws SQLException {
        this(pool.unwrap(HikariDataSource.class).getMaximumPoolSize() * 3 / 4, PATIENCE);
    }

    LaneGate(int places, Duration patience) {
        this.places = new Semaphore(Math.max(1, places), true);
        this.patience = patience;
    }

    /**
     * Work inside a transaction passes at once: it has its connection.
     *
     * @throws CannotCreateTransactionException if no place became free in time; nothing was begun
     */
    <T> T pass(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) return work.get();
        enter();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new CannotCreateTransactionException("No lane became free within " + patience.toSeconds() + " s; " + places.getQueueLength() + " others wait");
    }
}
