package dev.wharf.inventory;

import dev.wharf.process.Lane;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * SKUs of which units became free, whatever freed them. Noted in the memory of the lane and handed on after its commit: an order pays nothing for it.
 * A note that a crash loses is no harm, because who waits is written in the orders' holds, and the watch over them looks again.
 */
@Component
public class StockFreed {
    private final Set<String> skus = ConcurrentHashMap.newKeySet();

    private final class Noted implements TransactionSynchronization {
        private final Set<String> here = new HashSet<>();

        @Override
        public void afterCommit() {
            skus.addAll(here);
        }
    }

    void note(String sku) {
        Lane.current().state(Noted.class, () -> {
            var noted = new Noted();
            TransactionSynchronizationManager.registerSynchronization(noted);
            return noted;
        }).here.add(sku);
    }

    /** All that became free since the last call. */
    public Set<String> take() {
        var taken = Set.copyOf(skus);
        skus.removeAll(taken);
        return taken;
    }
}
