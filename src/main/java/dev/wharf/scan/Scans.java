package dev.wharf.scan;

import dev.wharf.common.FulfillmentId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every scan of the floor, right or wrong. Call inside a transaction. */
public interface Scans {
    /**
     * The scan this device sent before under this key. The caller holds the row of the task, so two sendings cannot pass each other.
     *
     * @throws dev.wharf.common.Refusal INVALID if the key is missing or too long; CONFLICT if another task owns it
     */
    Optional<Scan> answered(Scan.Kind kind, long taskId, String clientKey);

    void write(Scan scan);

    /**
     * Where pickers stand: the bin of the last scan with this result, by task.
     *
     * @param ids the fulfillments of the tasks
     */
    Map<Long, String> lastBins(Collection<FulfillmentId> ids, String result);

    /** Who has picked units of this fulfillment. */
    Set<String> pickersOf(FulfillmentId id);
}
